"""All tables, so that migrations and tests see the whole schema by one import."""

from kitaportal.core.einrichtung import models as einrichtung
from kitaportal.core.kommune import models as kommune
from kitaportal.core.search import models as search
from kitaportal.kit import idempotency, outbox
from kitaportal.kit.db import Base

__all__ = ["einrichtung", "idempotency", "kommune", "metadata", "outbox", "search"]

metadata = Base.metadata
