"""What the search answers. Output types have no defaults, so clients see every key."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from kitaportal.core.einrichtung.enums import Einrichtungsart, FreiState, Lage, Traegertyp
from kitaportal.core.einrichtung.schemas import Anschrift, NamedRef, Position, TimeText
from kitaportal.core.search.enums import Vorschlagsart
from kitaportal.kit.pagination import Pagination


class KarteTraeger(BaseModel):
    """Who runs the Einrichtung. ``traegertyp`` is null when a source does not say."""

    slug: str
    name: str
    traegertyp: Traegertyp | None


class KarteOeffnungszeit(BaseModel):
    """Earliest opening and latest closing from Monday to Friday."""

    opens_at: TimeText
    closes_at: TimeText


class KarteFoto(BaseModel):
    """The first picture."""

    url: str
    alt_text: str


class KarteFrei(BaseModel):
    """Free places in sum; ``unbekannt`` when never reported or older than 30 days."""

    state: FreiState
    anzahl: int | None
    ab_on: date | None
    stand_on: date | None


class Karte(BaseModel):
    """One hit. ``merkmale`` holds codes of merkmal, inklusion and barrierefreiheit."""

    id: UUID
    slug: str
    name: str
    art: Einrichtungsart
    traeger: KarteTraeger | None
    anschrift: Anschrift
    kommune: NamedRef
    stadtbezirk: NamedRef | None
    quartier: NamedRef | None
    position: Position | None
    lage: Lage
    alter_from_months: int | None
    alter_until_months: int | None
    umfaenge: list[int]
    oeffnungszeit: KarteOeffnungszeit | None
    merkmale: list[str]
    konzepte: list[str]
    kurzbeschreibung: str | None
    foto: KarteFoto | None
    frei: KarteFrei
    demo: bool
    distanz_m: int | None


class FacetValue(BaseModel):
    """A filter value and how many hits it leads to."""

    value: str
    count: int


class Facets(BaseModel):
    """Hits per filter value, most first, at most 100; values without hits are left out.

    Where values are OR-ed the parameter's own selection is ignored, so that choosing one value does not
    empty the others; where all must hold, counts lie within the selection. Empty with facets=false.
    """

    art: list[FacetValue]
    traegertyp: list[FacetValue]
    konfession: list[FacetValue]
    konzept: list[FacetValue]
    schwerpunkt: list[FacetValue]
    sprache: list[FacetValue]
    verpflegung: list[FacetValue]
    barrierefreiheit: list[FacetValue]
    inklusion: list[FacetValue]
    merkmal: list[FacetValue]
    betreuungszeit: list[FacetValue]
    umfang: list[FacetValue]
    stadtbezirk: list[FacetValue]
    quartier: list[FacetValue]
    kommune: list[FacetValue]
    frei: list[FacetValue]


class OhneFilter(BaseModel):
    """Hits if this one parameter were dropped."""

    parameter: str
    total: int


class SearchAnswer(BaseModel):
    """A page of hits with counts. ``ohne_filter`` is filled only when nothing was found."""

    items: list[Karte]
    pagination: Pagination
    facets: Facets
    ohne_filter: list[OhneFilter]


class Suggestion(BaseModel):
    """Something to choose: set ``parameter`` to ``value`` in the search; "slug" leads to the profile."""

    kind: Vorschlagsart
    label: str
    detail: str | None
    parameter: str
    value: str
    position: Position | None


class SuggestAnswer(BaseModel):
    """Suggestions, best first."""

    items: list[Suggestion]


class PointGeometry(BaseModel):
    """GeoJSON point (RFC 7946), longitude first."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class FeatureProperties(BaseModel):
    """What a point on the map says; the vector tiles carry the same."""

    id: UUID
    slug: str
    name: str
    art: Einrichtungsart
    frei_state: FreiState
    frei_anzahl: int | None


class PointFeature(BaseModel):
    """One Einrichtung with a known position."""

    type: Literal["Feature"]
    geometry: PointGeometry
    properties: FeatureProperties


class PointFeatures(BaseModel):
    """GeoJSON FeatureCollection."""

    type: Literal["FeatureCollection"]
    features: list[PointFeature]
