"""Use cases: what an import would do, and doing it. The caller's transaction makes it all or nothing."""

from collections.abc import Sequence

from kitaportal.core.einrichtung.importing import comparing, kita_datenbank_sh, queries
from kitaportal.core.einrichtung.importing.applying import apply_plan
from kitaportal.core.einrichtung.importing.comparing import Importplan
from kitaportal.core.einrichtung.importing.mapping import SourceMapping
from kitaportal.core.einrichtung.importing.parsing import parse_rows
from kitaportal.kit.clock import Clock
from kitaportal.kit.db import ReadTx, WriteTx


class KommuneUnknown(LookupError):
    """No such Kommune; ``known`` lists those that exist."""

    def __init__(self, slug: str, known: Sequence[str]) -> None:
        super().__init__(slug)
        self.slug = slug
        self.known = known


class ImportRunning(RuntimeError):
    """Another import is at work."""


class RowsRejected(ValueError):
    """Rows are rejected, so nothing was written; ``plan`` says which and why."""

    def __init__(self, plan: Importplan) -> None:
        super().__init__(f"{len(plan.rejected_rows)} rows rejected")
        self.plan = plan


def preview_import(tx: ReadTx, rows: Sequence[object], kommune: str, mapping: SourceMapping) -> Importplan:
    """What an import would do. Writes nothing.

    Raises:
        KommuneUnknown: there is none with this slug.
    """
    area = queries.find_area(tx, kommune)
    if area is None:
        raise KommuneUnknown(kommune, queries.list_kommune_slugs(tx))
    parse_row = kita_datenbank_sh.row_parser(mapping, area.bounds, area.name)
    stored = queries.list_stored(tx, area.jugendamt_id, mapping.source)
    return comparing.compare(parse_rows(rows, parse_row), stored, area)


def import_all(
    tx: WriteTx, rows: Sequence[object], kommune: str, mapping: SourceMapping, clock: Clock
) -> Importplan:
    """Import a file in which every row is right. Emits ``einrichtung.veroeffentlicht`` for what changed.

    Raises:
        KommuneUnknown: there is none with this slug.
        ImportRunning: another import is at work.
        RowsRejected: at least one row is wrong.
    """
    plan = _plan_alone(tx, rows, kommune, mapping)
    if plan.rejected_rows:
        raise RowsRejected(plan)
    apply_plan(tx, plan, mapping, clock)
    return plan


def import_accepted(
    tx: WriteTx, rows: Sequence[object], kommune: str, mapping: SourceMapping, clock: Clock
) -> Importplan:
    """Like ``import_all``, but rejected rows stay out and the others come in."""
    plan = _plan_alone(tx, rows, kommune, mapping)
    apply_plan(tx, plan, mapping, clock)
    return plan


def _plan_alone(tx: WriteTx, rows: Sequence[object], kommune: str, mapping: SourceMapping) -> Importplan:
    if not queries.try_lock_imports(tx):
        raise ImportRunning
    return preview_import(tx, rows, kommune, mapping)
