"""Pages as HTML that reads without JavaScript; the SPA takes over where it runs.

A page is a Jinja template inside the shell of the SPA: title, description, link preview, JSON-LD,
and the API answer of the page as a data block, so that the SPA paints without another request.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kitaportal.kit.i18n import SPRACHEN, Catalog, choose_sprache, load_catalogs
from kitaportal.kit.settings import Settings

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
CATALOGS = TEMPLATES / "texte"
ENTRY = "index.html"
# The two cuts that every page in a Latin script needs at once.
FIRST_FONTS = re.compile(r"-latin-(400|600)-normal-.*\.woff2$")
LD_CONTEXT = "https://schema.org"


@dataclass(frozen=True)
class Page:
    """What one page is made of. ``path`` is the canonical path with its query.

    ``component`` and ``texts`` name the SPA's part for this page (end of its source path) and its catalogs,
    so that browsers fetch them at once.
    """

    template: str
    title: str
    description: str
    path: str
    context: Mapping[str, Any] = field(default_factory=dict)
    initial: Mapping[str, Any] = field(default_factory=dict)
    json_ld: Mapping[str, Any] | None = None
    image: str | None = None
    component: str = ""
    texts: tuple[str, ...] = ()
    index: bool = True
    status: int = 200


def sprache_of(request: Request) -> str:
    """The reader's language: ?lang=, then the cookie of an earlier choice, then the browser."""
    return choose_sprache(
        request.query_params.get("lang"),
        request.cookies.get("sprache"),
        request.headers.get("accept-language", ""),
    )


def catalog_of(request: Request) -> Catalog:
    """The words in the reader's language."""
    return load_catalogs(settings_of(request).catalog_dir, CATALOGS)[sprache_of(request)]


def settings_of(request: Request) -> Settings:
    """The settings of this app."""
    return cast(Settings, request.app.state.settings)


def origin_of(request: Request) -> str:
    """Scheme and host of this portal, as readers see it."""
    return settings_of(request).public_url.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"


def render(request: Request, page: Page) -> HTMLResponse:
    """The finished page."""
    settings, sprache = settings_of(request), sprache_of(request)
    catalog = catalog_of(request)
    origin = origin_of(request)
    html = (
        _environment()
        .get_template(page.template)
        .render(
            page=page,
            t=catalog.text,
            datum=catalog.datum,
            sprache=sprache,
            sprachen=SPRACHEN,
            canonical=origin + page.path,
            origin=origin,
            assets=load_assets(settings.frontend_dir, _modules(page, sprache)),
            json_ld=_script_json({"@context": LD_CONTEXT, **page.json_ld}) if page.json_ld else None,
            initial=_script_json({**page.initial, "sprache": sprache}),
            **page.context,
        )
    )
    headers = {"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language", "Content-Language": sprache}
    response = HTMLResponse(html, page.status, headers)
    if request.query_params.get("lang") in SPRACHEN:
        response.set_cookie("sprache", sprache, max_age=31_536_000, samesite="lax")
    return response


def _modules(page: Page, sprache: str) -> tuple[str, ...]:
    catalogs = [f"locales/{sprache}/{name}" for name in ("basis", *page.texts)]
    return (page.component, *catalogs) if page.component else ()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _script_json(value: Any) -> Markup:
    """JSON that cannot end its script element (``<`` escaped, HTML standard § 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


@dataclass(frozen=True)
class Assets:
    """Hashed file names of the built SPA; empty when it was not built."""

    scripts: tuple[str, ...] = ()
    modulepreloads: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


def load_assets(frontend_dir: Path, modules: tuple[str, ...] = ()) -> Assets:
    """What Vite's manifest says about the entry and these modules; read again after a new build."""
    path = frontend_dir / ".vite" / "manifest.json"
    return _read_assets(path, path.stat().st_mtime_ns, modules) if path.is_file() else Assets()


@lru_cache(maxsize=64)
def _read_assets(path: Path, _changed_at: int, modules: tuple[str, ...]) -> Assets:
    """Source: vite.dev, Backend Integration."""
    manifest = json.loads(path.read_text())
    entry = manifest[ENTRY]
    wanted = [key for module in modules for key in manifest if key.removesuffix(".json").endswith(module)]
    keys = list(dict.fromkeys(_with_imports(manifest, [*entry.get("imports", []), *wanted])))
    chunks = [manifest[key] for key in keys if key != ENTRY]
    return Assets(
        scripts=("/" + entry["file"],),
        modulepreloads=tuple("/" + chunk["file"] for chunk in chunks),
        styles=tuple(dict.fromkeys("/" + css for chunk in [entry, *chunks] for css in chunk.get("css", []))),
        fonts=tuple("/" + name for name in entry.get("assets", []) if FIRST_FONTS.search(name)),
    )


def _with_imports(manifest: dict[str, Any], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        yield from _with_imports(manifest, manifest[key].get("imports", []))
        yield key
