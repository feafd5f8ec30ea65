"""Carries out a plan in the caller's transaction: Traeger, Einrichtungen, profile versions, events."""

from collections.abc import Iterable
from uuid import UUID

from kitaportal.core.einrichtung.enums import Event
from kitaportal.core.einrichtung.importing import queries, writing
from kitaportal.core.einrichtung.importing.comparing import Change, Importplan
from kitaportal.core.einrichtung.importing.mapping import SourceMapping
from kitaportal.core.einrichtung.importing.slugs import FreeSlugs, einrichtung_slug, traeger_slug
from kitaportal.kit import outbox
from kitaportal.kit.clock import Clock
from kitaportal.kit.db import WriteTx

TraegerIds = dict[str, UUID]


def apply_plan(tx: WriteTx, plan: Importplan, mapping: SourceMapping, clock: Clock) -> None:
    """Write what is new and changed, and announce it; nothing at all when nothing is."""
    if not plan.writes:
        return
    traeger = _ensure_traeger(tx, plan, mapping, clock)
    _add_new(tx, plan, mapping, traeger, clock)
    _renew_changed(tx, plan.changed, traeger, clock)


def _ensure_traeger(tx: WriteTx, plan: Importplan, mapping: SourceMapping, clock: Clock) -> TraegerIds:
    """Ids of the Traeger by name. A known one stays as it is: the portal may know it better by now."""
    records = [*plan.new, *(change.record for change in plan.changed)]
    known = queries.traeger_ids(tx, plan.area.jugendamt_id, mapping.source)
    names = sorted({record.traeger for record in records if record.traeger} - known.keys())
    slugs = FreeSlugs(queries.taken_traeger_slugs(tx, [traeger_slug(name) for name in names]))
    rows = [
        writing.new_traeger(
            name, slugs.take(traeger_slug(name)), area=plan.area, mapping=mapping, now=clock.now()
        )
        for name in names
    ]
    tx.add_all(rows)
    tx.flush()
    return known | {row.name: row.id for row in rows}


def _add_new(
    tx: WriteTx, plan: Importplan, mapping: SourceMapping, traeger: TraegerIds, clock: Clock
) -> None:
    wanted = [einrichtung_slug(record.name, record.ort) for record in plan.new]
    slugs = FreeSlugs(queries.taken_einrichtung_slugs(tx, wanted))
    rows = [
        writing.new_einrichtung(
            record,
            slugs.take(slug),
            traeger_id=_traeger_id(traeger, record.traeger),
            area=plan.area,
            mapping=mapping,
            now=clock.now(),
        )
        for record, slug in zip(plan.new, wanted, strict=True)
    ]
    tx.add_all(rows)
    tx.flush()
    tx.add_all(
        [writing.first_profil(record, row, clock.now()) for record, row in zip(plan.new, rows, strict=True)]
    )
    tx.flush()
    _announce(tx, (row.id for row in rows), clock)


def _renew_changed(tx: WriteTx, changes: Iterable[Change], traeger: TraegerIds, clock: Clock) -> None:
    """A new version for each; the old one leaves the public first, because only one may be there."""
    records = {change.stored.id: change.record for change in changes}
    nummern = queries.last_nummern(tx, records.keys())
    profile = queries.lock_published(tx, records.keys())
    for old in profile:
        record = records[old.einrichtung_id]
        writing.supersede(old, clock.now())
        writing.update_einrichtung(old.einrichtung, record, _traeger_id(traeger, record.traeger), clock.now())
    tx.flush()
    tx.add_all(
        [
            writing.next_profil(
                records[old.einrichtung_id], old, nummern[old.einrichtung_id] + 1, clock.now()
            )
            for old in profile
        ]
    )
    tx.flush()
    _announce(tx, records, clock)


def _announce(tx: WriteTx, einrichtung_ids: Iterable[UUID], clock: Clock) -> None:
    for einrichtung_id in einrichtung_ids:
        payload = {"einrichtung_id": str(einrichtung_id)}
        outbox.plan(tx, Event.VEROEFFENTLICHT, payload, run_at=clock.now())
    tx.flush()


def _traeger_id(traeger: TraegerIds, name: str | None) -> UUID | None:
    return traeger[name] if name else None
