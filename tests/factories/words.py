"""Fixed instants and the way from a name to a slug."""

import re
from datetime import UTC, datetime

CREATED_AT = datetime(2026, 1, 7, 8, tzinfo=UTC)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug_of(name: str) -> str:
    """ "Kita Möwe" becomes "kita-moewe"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().translate(UMLAUTS)).strip("-")
