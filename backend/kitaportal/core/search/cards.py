"""Finishes a prepared card with what depends on the day and the reader. Pure; the card is never parsed."""

import json
from collections.abc import Sequence
from datetime import date

from kitaportal.core.search.frei import FreiEintrag, summarise_frei


def card_text(
    karte: str, *, frei: Sequence[FreiEintrag] | None, demo: bool, distanz_m: int | None, today: date
) -> str:
    """The JSON text of schemas.Karte."""
    rest = {"frei": vars(summarise_frei(frei, today)), "demo": demo, "distanz_m": distanz_m}
    return f"{karte[:-1]},{json.dumps(rest, separators=(',', ':'))[1:]}"
