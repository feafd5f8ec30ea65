"""What can be asked of the search, and what does not go together."""

import math
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kitaportal.core.einrichtung.enums import Einrichtungsart, Traegertyp
from kitaportal.core.search.enums import Sortierung
from kitaportal.kit.errors import Mangel

MAX_FEATURES = 5000
WORLD = (-180.0, -90.0, 180.0, 90.0)


def _four_numbers(text: str) -> str:
    west, south, east, north = bbox_of(text)
    if not (west < east and south < north):
        raise ValueError("must be west,south,east,north with west < east and south < north")
    if not (WORLD[0] <= west and WORLD[1] <= south and east <= WORLD[2] and north <= WORLD[3]):
        raise ValueError("must lie within -180,-90,180,90")
    return text


def bbox_of(text: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError("must be four numbers: west,south,east,north") from None
    if not all(math.isfinite(part) for part in (west, south, east, north)):
        raise ValueError("must be four finite numbers")
    return west, south, east, north


# A letter, digit, "-" or "_": what slugs and codes are made of.
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=200)]
Codes = Annotated[list[Code], Field(max_length=50)]
Umfang = Annotated[int, Field(ge=1, le=168)]
Bbox = Annotated[str, StringConstraints(max_length=200), AfterValidator(_four_numbers)]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class EinrichtungFilter(BaseModel):
    """Which Einrichtungen. Between parameters AND; unknown parameters are refused.

    Values of one parameter are OR-ed, except sprache, verpflegung, barrierefreiheit, inklusion, merkmal
    and betreuungszeit, where every value must hold.
    """

    model_config = ConfigDict(extra="forbid")

    q: str | None = Field(None, max_length=200, description="Words; each must be found, beginnings suffice")
    lat: Latitude | None = Field(None, description="WGS 84; together with lon")
    lon: Longitude | None = Field(None, description="WGS 84; together with lat")
    radius_m: int | None = Field(None, ge=100, le=100_000, description="Metres around lat, lon")
    bbox: Bbox | None = Field(
        None,
        description="west,south,east,north in degrees; not with radius_m",
        examples=["7.0,51.1,7.3,51.3"],
    )
    kommune: Codes = Field([], description="Slug")
    stadtbezirk: Codes = Field([], description="Slug")
    quartier: Codes = Field([], description="Slug")
    art: list[Einrichtungsart] = Field([], max_length=50)
    traegertyp: list[Traegertyp] = Field([], max_length=50)
    traeger: Codes = Field([], description="Slug")
    konfession: Codes = []
    konzept: Codes = []
    schwerpunkt: Codes = []
    sprache: Codes = Field([], description="ISO 639-1; all must hold")
    verpflegung: Codes = Field([], description="All must hold")
    barrierefreiheit: Codes = Field([], description="All must hold")
    inklusion: Codes = Field([], description="All must hold")
    merkmal: Codes = Field([], description="All must hold")
    betreuungszeit: Codes = Field([], description="All must hold")
    umfang: list[Umfang] = Field([], max_length=50, description="Hours per week")
    alter_months: int | None = Field(None, ge=0, le=180, description="Age at start")
    frei: Literal["true"] | None = Field(
        None, description="With a free place, reported within 30 days, for alter_months when that is given"
    )
    frei_ab: Month | None = Field(
        None, description="YYYY-MM: free in that month at the latest; needs frei=true", examples=["2027-08"]
    )

    def contradictions(self) -> list[Mangel]:
        """What does not go together, named parameter by parameter."""
        found = []
        if (self.lat is None) != (self.lon is None):
            found += _conflict("lat and lon go together", "lat", "lon")
        if self.radius_m is not None and self.lat is None and self.lon is None:
            found += _conflict("radius_m needs lat and lon", "radius_m", "lat", "lon")
        if self.radius_m is not None and self.bbox is not None:
            found += _conflict("either radius_m or bbox", "radius_m", "bbox")
        if self.frei_ab is not None and self.frei is None:
            found += _conflict("frei_ab needs frei=true", "frei_ab", "frei")
        return found


class EinrichtungSearch(EinrichtungFilter):
    """A page of hits."""

    sort: Sortierung | None = Field(
        None, description="Default: relevanz with q, else distanz with lat and lon, else name"
    )
    page: int = Field(1, ge=1, le=1_000_000)
    page_size: int = Field(20, ge=1, le=100)
    facets: bool = Field(
        True, description="false leaves facets and ohne_filter empty; turning a page needs neither"
    )

    def contradictions(self) -> list[Mangel]:
        """What does not go together, named parameter by parameter."""
        found = super().contradictions()
        if self.sort is Sortierung.DISTANZ and self.lat is None and self.lon is None:
            found += _conflict("sort=distanz needs lat and lon", "sort", "lat", "lon")
        return found


def _conflict(detail: str, *parameters: str) -> list[Mangel]:
    return [Mangel(parameter=name, code="contradictory", detail=detail) for name in parameters]


class VorschlagSearch(BaseModel):
    """What has been typed so far."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", max_length=200)
    kommune: Codes = Field([], description="Slug")
    limit: int = Field(8, ge=1, le=20)
