"""The files of the schematic base map and the logo of a Kommune, read from its folder."""

from functools import cache
from pathlib import Path

from kitaportal.core.kommune.folder import read_folder
from kitaportal.kit.errors import NotFound


@cache
def style_of(data_dir: Path, slug: str) -> str:
    """The MapLibre style: the Kommune's own, or the shared one, with its name and credit filled in.

    Raises:
        NotFound: no such Kommune (404).
    """
    folder = _folder(data_dir, slug)
    own = folder / "karte" / "style.json"
    template = own if own.exists() else data_dir / "reference" / "karte_stil.json"
    attribution = read_folder(folder).kommune.karte.attribution
    text = template.read_text(encoding="utf-8")
    return text.replace("{kommune}", slug).replace("{attribution}", attribution.replace('"', "'"))


@cache
def geojson_of(data_dir: Path, slug: str) -> str:
    """Outline, districts, woods, water and names as one GeoJSON.

    Raises:
        NotFound: no such Kommune (404).
    """
    return (_folder(data_dir, slug) / "karte" / "karte.geojson").read_text(encoding="utf-8")


@cache
def logo_of(data_dir: Path, slug: str) -> str:
    """The logo as SVG.

    Raises:
        NotFound: no such Kommune (404).
    """
    return (_folder(data_dir, slug) / "logo.svg").read_text(encoding="utf-8")


def _folder(data_dir: Path, slug: str) -> Path:
    """The folder; a slug that is no single folder name finds none."""
    known = {path.parent.name: path.parent for path in (data_dir / "kommunen").glob("*/kommune.toml")}
    if slug not in known:
        raise NotFound
    return known[slug]
