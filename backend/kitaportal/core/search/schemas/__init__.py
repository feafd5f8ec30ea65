"""What the search takes and answers."""

from kitaportal.core.search.schemas.answers import (
    Facets,
    FacetValue,
    FeatureProperties,
    Karte,
    KarteFoto,
    KarteFrei,
    KarteOeffnungszeit,
    KarteTraeger,
    OhneFilter,
    PointFeature,
    PointFeatures,
    PointGeometry,
    SearchAnswer,
    SuggestAnswer,
    Suggestion,
)
from kitaportal.core.search.schemas.parameters import (
    MAX_FEATURES,
    EinrichtungFilter,
    EinrichtungSearch,
    VorschlagSearch,
    bbox_of,
)

__all__ = [
    "MAX_FEATURES",
    "EinrichtungFilter",
    "EinrichtungSearch",
    "FacetValue",
    "Facets",
    "FeatureProperties",
    "Karte",
    "KarteFoto",
    "KarteFrei",
    "KarteOeffnungszeit",
    "KarteTraeger",
    "OhneFilter",
    "PointFeature",
    "PointFeatures",
    "PointGeometry",
    "SearchAnswer",
    "SuggestAnswer",
    "Suggestion",
    "VorschlagSearch",
    "bbox_of",
]
