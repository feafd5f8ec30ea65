"""The profile as a page of its own, readable by people without JavaScript and by search engines."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from kitaportal.core.einrichtung import schema_org, service
from kitaportal.core.einrichtung.enums import FreiState
from kitaportal.core.einrichtung.schemas import EinrichtungOut
from kitaportal.core.kommune.schemas import Shell
from kitaportal.core.kommune.service import read_shell
from kitaportal.kit.html import Page, catalog_of, origin_of, render, settings_of, sprache_of
from kitaportal.kit.http import ClockDep, PublicReadTx
from kitaportal.kit.i18n import Catalog

router = APIRouter(include_in_schema=False)
API = "/api/v1/einrichtungen/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MAX_ADDRESSES = 50_000


@router.get("/einrichtungen/{slug}")
def profil(request: Request, tx: PublicReadTx, clock: ClockDep, slug: str) -> Response:
    """The profile of one Einrichtung; its id or an old slug lead to its address."""
    if moved_to := service.find_redirect(tx, slug):
        return RedirectResponse(f"/einrichtungen/{moved_to}", 308)
    einrichtung = service.read_public(tx, slug, clock)
    if einrichtung.slug != slug:
        return RedirectResponse(f"/einrichtungen/{einrichtung.slug}", 308)
    shell = read_shell(tx, settings_of(request), sprache=sprache_of(request), today=clock.today())
    return render(request, _page(request, einrichtung, shell, catalog_of(request)))


@router.get("/sitemap.xml")
def sitemap(request: Request, tx: PublicReadTx, clock: ClockDep) -> Response:
    """Every profile for search engines (sitemaps.org, at most 50,000 addresses)."""
    origin = origin_of(request)
    pages = [f"<url><loc>{origin}{path}</loc></url>" for path in ("/", "/einrichtungen")]
    for slug, published_at in service.list_addresses(tx, clock.today(), MAX_ADDRESSES - len(pages)):
        changed = f"<lastmod>{published_at:%Y-%m-%d}</lastmod>" if published_at else ""
        pages.append(f"<url><loc>{origin}/einrichtungen/{slug}</loc>{changed}</url>")
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}">{"".join(pages)}</urlset>'
    return Response(body, media_type="application/xml")


@router.get("/robots.txt")
def robots(request: Request) -> PlainTextResponse:
    """Everything public may be read; the API is not for search engines."""
    return PlainTextResponse(f"User-agent: *\nDisallow: /api/\nSitemap: {origin_of(request)}/sitemap.xml\n")


def _page(request: Request, einrichtung: EinrichtungOut, shell: Shell, catalog: Catalog) -> Page:
    path = f"/einrichtungen/{einrichtung.slug}"
    context = shell.context()
    origin = origin_of(request)
    return Page(
        template="profil.html.j2",
        title=f"{einrichtung.name}, {einrichtung.anschrift.ort}",
        description=_description(einrichtung, context["labels"], catalog),
        path=path,
        context={
            **context,
            "e": einrichtung,
            "alter": lambda von, bis: age_text(catalog, von, bis),
            "frei_text": frei_text(catalog, einrichtung),
            "website": safe_link(einrichtung.kontakt.website),
        },
        initial={
            **shell.initial(),
            "url": f"{API}{einrichtung.slug}",
            "body": einrichtung.model_dump(mode="json"),
        },
        json_ld=schema_org.describe(einrichtung, url=origin + path, origin=origin),
        image=einrichtung.fotos[0].url if einrichtung.fotos else None,
        component="einrichtung/ProfilePage.tsx",
        texts=("einrichtung", "filter"),
        index=einrichtung.closed_on is None,
    )


def _description(einrichtung: EinrichtungOut, labels: dict[str, Any], catalog: Catalog) -> str:
    text = einrichtung.texte[0].kurzbeschreibung if einrichtung.texte else einrichtung.name
    art = labels["art"][einrichtung.art]
    return catalog.text("server.profil.beschreibung", art=art, ort=einrichtung.anschrift.ort, text=text)


def age_text(catalog: Catalog, from_months: int, until_months: int) -> str:
    """Whole years where both ends are years ("2 bis 6 Jahre"), months otherwise."""
    if from_months % 12 == 0 and from_months > 0:
        return catalog.text("server.alter.jahre", von=from_months // 12, bis=-(-until_months // 12))
    return catalog.text("server.alter.monate", von=from_months, bis=until_months)


def frei_text(catalog: Catalog, einrichtung: EinrichtungOut) -> str:
    """Free places in one sentence with the day of the figure."""
    frei = einrichtung.frei
    if frei.state is FreiState.UNBEKANNT or frei.stand_on is None:
        return catalog.text("server.frei.unbekannt")
    stand = catalog.datum(frei.stand_on)
    if frei.state is FreiState.KEINE:
        return catalog.text("server.frei.keine", stand=stand)
    places = sum(eintrag.anzahl for eintrag in frei.eintraege)
    first = min(eintrag.ab_on for eintrag in frei.eintraege)
    return catalog.text("server.frei.frei", n=places, ab=catalog.datum(first), stand=stand)


def safe_link(website: str | None) -> str | None:
    """Only http(s) becomes a link; what else an import may hold does not."""
    return website if website and website.startswith(("https://", "http://")) else None
