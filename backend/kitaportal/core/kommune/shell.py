"""What every page shows around its content: the home Kommune and the labels of the code lists."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kitaportal.core.kommune import service
from kitaportal.core.kommune.schemas import CodelistenOut, KommuneOut
from kitaportal.kit.db import ReadTx
from kitaportal.kit.settings import Settings


@dataclass(frozen=True)
class Shell:
    """The frame of one page in one language."""

    heimat: KommuneOut
    codelisten: CodelistenOut

    def context(self) -> dict[str, Any]:
        """For the templates: ``heimat``, and ``labels`` as list name → code → label."""
        lists = self.codelisten.model_dump()
        labels = {name: {code["code"]: code["label"] for code in codes} for name, codes in lists.items()}
        return {"heimat": self.heimat, "labels": labels}

    def initial(self) -> dict[str, Any]:
        """For the SPA, so that it need not ask."""
        return {"kommune": self.heimat.model_dump(mode="json"), "codelisten": self.codelisten.model_dump()}


def read_shell(tx: ReadTx, settings: Settings, *, sprache: str, today: date) -> Shell:
    """The frame of the portal's home Kommune.

    Raises:
        NotFound: PORTAL_KOMMUNE names no Kommune of this portal (404).
    """
    heimat = service.read_kommune(tx, settings.kommune, home=settings.kommune, sprache=sprache, today=today)
    return Shell(heimat, service.read_codelisten(settings.data_dir, sprache))
