"""Writes the known words and the suggestions that stand beside the projection."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import delete, select, text

from kitaportal.core.einrichtung.models import Einrichtung
from kitaportal.core.search.documents import NewSuggestion, Place
from kitaportal.core.search.models import Suchvorschlag, Suchwort
from kitaportal.kit.db import ReadTx, WriteTx

WRITERS_LOCK = 7_310_100

# Sorted, so that everybody who adds words meets the rows in the same order.
ADD_WORDS = text("""
    INSERT INTO suchwort (wort) SELECT DISTINCT unnest(CAST(:words AS text[])) ORDER BY 1
    ON CONFLICT DO NOTHING
""")

# A name that is no longer public must not live on in the vocabulary.
FORGET_WORDS = text("""
    DELETE FROM suchwort v
    WHERE v.wort = ANY(CAST(:words AS text[]))
        AND NOT EXISTS (
            SELECT 1 FROM einrichtung_suche s WHERE s.text_woerter @@ ('''' || v.wort || '''')::tsquery)
        AND NOT EXISTS (
            SELECT 1 FROM suchvorschlag g WHERE g.woerter @@ ('''' || v.wort || '''')::tsquery)
""")

WORDS_OF = text("""
    SELECT unnest(tsvector_to_array(ort_woerter)) FROM einrichtung_suche WHERE einrichtung_id = :id
""")

LIST_PLACES = text("""
    WITH oeffentlich AS (
        SELECT e.kommune_id, e.traeger_id, p.ort, p.geom
        FROM einrichtung_suche s
        JOIN einrichtung e ON e.id = s.einrichtung_id
        JOIN profil p ON p.einrichtung_id = e.id AND p.status = 'veroeffentlicht'
        WHERE CAST(:kommune_id AS uuid) IS NULL OR e.kommune_id = :kommune_id
    )
    SELECT 'ort' AS kind, o.ort AS label, CAST(NULL AS text) AS detail, 'q' AS parameter, o.ort AS value,
        o.kommune_id, ST_AsEWKT(ST_Centroid(ST_Collect(o.geom))) AS geom
    FROM oeffentlich o GROUP BY o.ort, o.kommune_id
    UNION ALL
    SELECT 'stadtbezirk', b.name, k.name, 'stadtbezirk', b.slug, k.id,
        (SELECT ST_AsEWKT(ST_Centroid(ST_Collect(q.geom_center)))
         FROM quartier q WHERE q.stadtbezirk_id = b.id)
    FROM stadtbezirk b JOIN kommune k ON k.id = b.kommune_id
    WHERE CAST(:kommune_id AS uuid) IS NULL OR k.id = :kommune_id
    UNION ALL
    SELECT 'quartier', q.name, b.name || ', ' || k.name, 'quartier', q.slug, k.id, ST_AsEWKT(q.geom_center)
    FROM quartier q JOIN stadtbezirk b ON b.id = q.stadtbezirk_id JOIN kommune k ON k.id = q.kommune_id
    WHERE CAST(:kommune_id AS uuid) IS NULL OR k.id = :kommune_id
    UNION ALL
    SELECT DISTINCT 'traeger', t.name, CAST(NULL AS text), 'traeger', t.slug, o.kommune_id, CAST(NULL AS text)
    FROM oeffentlich o JOIN traeger t ON t.id = o.traeger_id
""")

INSERT_SUGGESTIONS = text("""
    INSERT INTO suchvorschlag (kind, label, detail, parameter, value, kommune_id, geom, label_sort, woerter)
    SELECT x.kind, x.label, x.detail, x.parameter, x.value, x.kommune_id, ST_GeomFromEWKT(x.geom),
        x.label_sort, array_to_tsvector(string_to_array(x.woerter, ' '))
    FROM unnest(
        CAST(:kind AS text[]), CAST(:label AS text[]), CAST(:detail AS text[]), CAST(:parameter AS text[]),
        CAST(:value AS text[]), CAST(:kommune_id AS uuid[]), CAST(:geom AS text[]),
        CAST(:label_sort AS text[]), CAST(:woerter AS text[])
    ) AS x(kind, label, detail, parameter, value, kommune_id, geom, label_sort, woerter)
""")


def lock_writers(tx: WriteTx) -> None:
    """One writer at a time: a rebuild and a job would otherwise write the same row."""
    tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS_LOCK})


def add_words(tx: WriteTx, words: Iterable[str]) -> None:
    """Make these words known."""
    tx.execute(ADD_WORDS, {"words": list(words)})


def forget_words(tx: WriteTx, words: Iterable[str]) -> None:
    """Forget those of these words that stand nowhere any more."""
    tx.execute(FORGET_WORDS, {"words": list(words)})


def forget_all(tx: WriteTx) -> None:
    """Empty vocabulary and suggestions, before a rebuild."""
    tx.execute(delete(Suchwort))
    tx.execute(delete(Suchvorschlag))


def forget_suggestions(tx: WriteTx, kommune_id: UUID) -> None:
    """Drop the suggestions of one Kommune, before new ones come."""
    tx.execute(delete(Suchvorschlag).where(Suchvorschlag.kommune_id == kommune_id))


def words_of(tx: ReadTx, einrichtung_id: UUID) -> set[str]:
    """Words of name, Traeger and places with which this Einrichtung stands in the search."""
    return set(tx.scalars(WORDS_OF, {"id": einrichtung_id}))


def kommune_of(tx: ReadTx, einrichtung_id: UUID) -> UUID | None:
    """The Kommune of an Einrichtung; None when there is no such Einrichtung."""
    kommune_id: UUID | None = tx.scalar(
        select(Einrichtung.kommune_id).where(Einrichtung.id == einrichtung_id)
    )
    return kommune_id


def list_places(tx: ReadTx, kommune_id: UUID | None = None) -> list[Place]:
    """Everything that can be suggested beside topics and names, of one Kommune or of all."""
    return [Place._make(row) for row in tx.execute(LIST_PLACES, {"kommune_id": kommune_id})]


def insert_suggestions(tx: WriteTx, suggestions: Sequence[NewSuggestion]) -> None:
    """Write suggestions."""
    columns = {name: [getattr(row, name) for row in suggestions] for name in NewSuggestion._fields}
    tx.execute(INSERT_SUGGESTIONS, columns)
