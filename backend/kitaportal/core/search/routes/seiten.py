"""Start page and result list, readable without JavaScript; with it, the SPA starts from the same answer."""

import json
from typing import Any
from urllib.parse import urlencode

import anyio.from_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from kitaportal.core.kommune.schemas import Shell
from kitaportal.core.kommune.service import read_shell
from kitaportal.core.search import service
from kitaportal.core.search.routes.oeffentlich import index_of
from kitaportal.core.search.schemas import EinrichtungSearch
from kitaportal.kit.html import Page, catalog_of, render, settings_of, sprache_of
from kitaportal.kit.http import ClockDep, PublicReadTx
from kitaportal.kit.i18n import Catalog

router = APIRouter(include_in_schema=False)
PATH = "/einrichtungen"
PARAMETERS = set(EinrichtungSearch.model_fields)
SINGLE = {
    name for name, field in EinrichtungSearch.model_fields.items() if "list" not in str(field.annotation)
}


@router.get("/")
def start(request: Request, tx: PublicReadTx, clock: ClockDep) -> HTMLResponse:
    """Where to begin."""
    shell = read_shell(tx, settings_of(request), sprache=sprache_of(request), today=clock.today())
    t, name = catalog_of(request).text, shell.heimat.name
    wanted = EinrichtungSearch(kommune=[shell.heimat.slug], page_size=1)
    body = anyio.from_thread.run(service.search, index_of(request), wanted, clock.today())
    page = Page(
        template="start.html.j2",
        title=t("server.suche.titel", ort=name),
        description=t("server.start.text", kommune=name),
        path="/",
        context=shell.context(),
        initial={
            **shell.initial(),
            "url": f"/api/v1{PATH}?kommune={shell.heimat.slug}&page_size=1",
            "body": json.loads(body),
        },
        component="start/StartPage.tsx",
        texts=("seiten",),
    )
    return render(request, page)


@router.get(PATH)
def suche(request: Request, tx: PublicReadTx, clock: ClockDep) -> HTMLResponse:
    """The list of hits. A wrong value in the address is named, not guessed."""
    shell = read_shell(tx, settings_of(request), sprache=sprache_of(request), today=clock.today())
    # Links from mails and newsletters carry parameters of their own; a page leaves them out.
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key in PARAMETERS]
    try:
        wanted = EinrichtungSearch.model_validate(_grouped(pairs))
    except ValidationError as error:
        return render(request, _refused(error, shell, catalog_of(request)))
    if wrong := {mangel.parameter for mangel in wanted.contradictions()}:
        return render(request, _refused_page(sorted(filter(None, wrong)), shell, catalog_of(request)))
    body = anyio.from_thread.run(service.search, index_of(request), wanted, clock.today())
    return render(request, _page(pairs, wanted, json.loads(body), shell, catalog_of(request)))


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Query parameters as the model wants them; an empty field of a form says nothing."""
    grouped: dict[str, Any] = {}
    for key, value in pairs:
        if value and key in SINGLE:
            grouped[key] = value
        elif value:
            grouped.setdefault(key, []).append(value)
    return grouped


def _page(
    pairs: list[tuple[str, str]],
    wanted: EinrichtungSearch,
    antwort: dict[str, Any],
    shell: Shell,
    catalog: Catalog,
) -> Page:
    ort = _ort(wanted, shell, catalog)
    total = antwort["pagination"]["total"]
    query = urlencode([(key, value) for key, value in pairs if value])
    return Page(
        template="suche.html.j2",
        title=catalog.text("server.suche.titel", ort=ort),
        description=catalog.text("server.suche.beschreibung", n=total, ort=ort),
        path=f"{PATH}?{query}" if query else PATH,
        context={
            **shell.context(),
            "antwort": antwort,
            "query": wanted,
            "ort": ort,
            "hidden": [(key, value) for key, value in pairs if key not in {"q", "art", "page"} and value],
            "frei": lambda frei: _frei_text(frei, catalog),
            "previous_url": _page_url(pairs, wanted.page - 1) if wanted.page > 1 else None,
            "next_url": _page_url(pairs, wanted.page + 1)
            if wanted.page < antwort["pagination"]["pages"]
            else None,
        },
        initial={**shell.initial(), "url": f"/api/v1{PATH}?{query}", "body": antwort},
        component="suche/SearchPage.tsx",
        index=not wanted.q and wanted.lat is None and total > 0,
    )


def _ort(wanted: EinrichtungSearch, shell: Shell, catalog: Catalog) -> str:
    is_home = wanted.kommune == [shell.heimat.slug]
    return shell.heimat.name if is_home else catalog.text("server.suche.ueberall")


def _page_url(pairs: list[tuple[str, str]], page: int) -> str:
    kept = [(key, value) for key, value in pairs if key != "page" and value]
    return f"{PATH}?{urlencode([*kept, ('page', str(page))])}"


def _frei_text(frei: dict[str, Any], catalog: Catalog) -> str:
    if frei["state"] == "unbekannt":
        return catalog.text("server.frei.unbekannt")
    stand = catalog.iso_datum(frei["stand_on"])
    if frei["state"] == "keine":
        return catalog.text("server.frei.keine", stand=stand)
    return catalog.text(
        "server.frei.frei", n=frei["anzahl"], ab=catalog.iso_datum(frei["ab_on"]), stand=stand
    )


def _refused(error: ValidationError, shell: Shell, catalog: Catalog) -> Page:
    return _refused_page(sorted({str(detail["loc"][0]) for detail in error.errors()}), shell, catalog)


def _refused_page(parameters: list[str], shell: Shell, catalog: Catalog) -> Page:
    title = catalog.text("server.suche.fehler")
    return Page(
        template="suche_fehler.html.j2",
        title=title,
        description=title,
        path=PATH,
        context={**shell.context(), "parameters": parameters},
        initial=shell.initial(),
        index=False,
        status=422,
    )
