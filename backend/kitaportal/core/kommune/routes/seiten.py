"""Pages that need only the Kommune: legal texts, Merkliste, and the page that does not exist."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kitaportal.core.kommune.schemas import Shell
from kitaportal.core.kommune.service import read_shell
from kitaportal.kit.clock import Clock
from kitaportal.kit.db import ReadTx
from kitaportal.kit.html import Page, catalog_of, render, settings_of, sprache_of
from kitaportal.kit.http import ClockDep, PublicReadTx, clock_of, database_of

router = APIRouter(include_in_schema=False)
COMPONENTS = {
    "impressum": "seiten/ImpressumPage.tsx",
    "datenschutz": "seiten/DatenschutzPage.tsx",
    "barrierefreiheit": "seiten/BarrierefreiheitPage.tsx",
    "merkliste": "merkliste/MerklistePage.tsx",
}


def shell_of(request: Request, tx: ReadTx, clock: Clock) -> Shell:
    """The frame of a page in the reader's language."""
    return read_shell(tx, settings_of(request), sprache=sprache_of(request), today=clock.today())


@router.get("/impressum")
@router.get("/datenschutz")
@router.get("/barrierefreiheit")
def rechtliches(request: Request, tx: PublicReadTx, clock: ClockDep) -> HTMLResponse:
    """Who is responsible, what happens with data, how accessible the portal is."""
    name = request.url.path.strip("/")
    return _hinweis(request, shell_of(request, tx, clock), name, f"/{name}", f"{name}.html.j2")


@router.get("/merkliste")
def merkliste(request: Request, tx: PublicReadTx, clock: ClockDep) -> HTMLResponse:
    """The list kept in the reader's browser; the server never learns what is on it."""
    shell = shell_of(request, tx, clock)
    return _hinweis(request, shell, "merkliste", "/merkliste", "merkliste.html.j2", index=False)


def not_found_page(request: Request) -> HTMLResponse:
    """The answer to a page that does not exist."""
    clock = clock_of(request)
    with database_of(request).read() as tx:
        shell = shell_of(request, tx, clock)
    return _hinweis(request, shell, "404", request.url.path, "404.html.j2", index=False, status=404)


def _hinweis(
    request: Request,
    shell: Shell,
    name: str,
    path: str,
    template: str,
    *,
    index: bool = True,
    status: int = 200,
) -> HTMLResponse:
    t = catalog_of(request).text
    title = t(f"server.{name}")
    page = Page(
        template=template,
        title=f"{title} – {t('server.portal', kommune=shell.heimat.name)}",
        description=t(f"server.{name}.beschreibung", kommune=shell.heimat.name),
        path=path,
        context=shell.context(),
        initial=shell.initial(),
        component=COMPONENTS.get(name, ""),
        texts=("merkliste", "einrichtung", "filter") if name == "merkliste" else ("seiten",),
        index=index,
        status=status,
    )
    return render(request, page)
