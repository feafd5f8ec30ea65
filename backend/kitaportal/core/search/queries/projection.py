"""Writes EinrichtungSuche from the published profiles. All statements work on many Einrichtungen at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text

from kitaportal.core.einrichtung.enums import Profilstatus
from kitaportal.core.einrichtung.models import Profil
from kitaportal.core.search.documents import Words
from kitaportal.core.search.models import EinrichtungSuche
from kitaportal.kit.db import ReadTx, WriteTx

FOTO_URL = "/bilder/"

# zeiten: opening hours per profile; weekday 6 and 7 are the weekend, "nacht" is any window that touches
# the time between 22:00 and 05:00. werte: every filter value of every Einrichtung.
_VALUES = """
    zeiten AS MATERIALIZED (
        SELECT o.profil_id,
            make_interval(mins => min(o.opens_minute) FILTER (WHERE o.weekday <= 5)) AS opens_at,
            make_interval(mins => max(o.closes_minute) FILTER (WHERE o.weekday <= 5)) AS closes_at,
            bool_or(o.opens_minute < 420 AND o.weekday <= 5) AS frueh,
            bool_or(o.closes_minute >= 1020 AND o.weekday <= 5) AS spaet,
            bool_or(o.weekday >= 6) AS wochenende,
            bool_or(o.closes_minute > 1320 OR o.opens_minute < 300) AS nacht
        FROM profil p JOIN oeffnungszeit o ON o.profil_id = p.id
        WHERE p.einrichtung_id = ANY(:ids) AND p.status = 'veroeffentlicht'
        GROUP BY o.profil_id
    ), werte AS (
        SELECT DISTINCT e.id AS einrichtung_id, v.parameter, v.value
        FROM einrichtung e
        JOIN profil p ON p.einrichtung_id = e.id AND p.status = 'veroeffentlicht'
        JOIN kommune k ON k.id = e.kommune_id
        LEFT JOIN traeger t ON t.id = e.traeger_id
        LEFT JOIN quartier q ON q.id = p.quartier_id
        LEFT JOIN stadtbezirk b ON b.id = q.stadtbezirk_id
        LEFT JOIN zeiten z ON z.profil_id = p.id
        CROSS JOIN LATERAL (
            VALUES ('art', e.art), ('traegertyp', t.traegertyp), ('traeger', t.slug),
                   ('konfession', p.konfession), ('kommune', k.slug), ('stadtbezirk', b.slug),
                   ('quartier', q.slug),
                   ('betreuungszeit', CASE WHEN z.frueh THEN 'frueh' END),
                   ('betreuungszeit', CASE WHEN z.spaet THEN 'spaet' END),
                   ('betreuungszeit', CASE WHEN z.wochenende THEN 'wochenende' END),
                   ('betreuungszeit', CASE WHEN z.nacht THEN 'nacht' END)
            UNION ALL SELECT 'konzept', unnest(p.konzepte)
            UNION ALL SELECT 'schwerpunkt', unnest(p.schwerpunkte)
            UNION ALL SELECT 'sprache', unnest(p.sprachen)
            UNION ALL SELECT 'verpflegung', unnest(p.verpflegung)
            UNION ALL SELECT 'barrierefreiheit', unnest(p.barrierefreiheit)
            UNION ALL SELECT 'inklusion', unnest(p.inklusion)
            UNION ALL SELECT 'merkmal', unnest(p.merkmale)
            UNION ALL SELECT 'umfang', unnest(p.umfaenge)::text
        ) AS v(parameter, value)
        WHERE e.id = ANY(:ids) AND v.value IS NOT NULL
    )
"""

REGISTER_VALUES = text(f"""
    WITH {_VALUES}
    INSERT INTO merkmalcode (parameter, value)
    SELECT DISTINCT w.parameter, w.value FROM werte w
    WHERE NOT EXISTS (SELECT 1 FROM merkmalcode m WHERE m.parameter = w.parameter AND m.value = w.value)
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING
""")

# row_to_json keeps the order of columns and adds no spaces, so the text is the finished card.
INSERT_ROWS = text(f"""
    WITH {_VALUES}, merkmale AS MATERIALIZED (
        SELECT w.einrichtung_id, array_agg(m.id ORDER BY m.id) AS ids
        FROM werte w JOIN merkmalcode m ON m.parameter = w.parameter AND m.value = w.value
        GROUP BY w.einrichtung_id
    )
    INSERT INTO einrichtung_suche (
        einrichtung_id, jugendamt_id, kommune_id, slug, name, name_sort,
        name_woerter, ort_woerter, text_woerter, art, demo, closed_on, geom, geom_3857, merkmale,
        alter_from_months, alter_until_months, frei, frei_alter, frei_ab_on, frei_stand_on,
        frei_oldest_stand_on, karte)
    SELECT e.id, e.jugendamt_id, e.kommune_id, e.slug, p.name, w.name_sort,
        array_to_tsvector(string_to_array(w.name_woerter, ' ')),
        array_to_tsvector(string_to_array(w.ort_woerter, ' ')),
        array_to_tsvector(string_to_array(w.text_woerter, ' ')),
        e.art, e.demo, e.closed_on, p.geom, ST_Transform(p.geom, 3857), coalesce(m.ids, '{{}}'),
        p.alter_from_months, p.alter_until_months, f.eintraege, f.alter, f.ab_on, f.stand_on,
        f.oldest_stand_on,
        row_to_json(karte)::text
    FROM unnest(
        CAST(:ids AS uuid[]), CAST(:name_sort AS text[]), CAST(:name_woerter AS text[]),
        CAST(:ort_woerter AS text[]), CAST(:text_woerter AS text[])
    ) WITH ORDINALITY AS w(id, name_sort, name_woerter, ort_woerter, text_woerter, nr)
    JOIN einrichtung e ON e.id = w.id
    JOIN profil p ON p.einrichtung_id = e.id AND p.status = 'veroeffentlicht'
    JOIN kommune k ON k.id = e.kommune_id
    LEFT JOIN traeger t ON t.id = e.traeger_id
    LEFT JOIN quartier q ON q.id = p.quartier_id
    LEFT JOIN stadtbezirk b ON b.id = q.stadtbezirk_id
    LEFT JOIN merkmale m ON m.einrichtung_id = e.id
    LEFT JOIN zeiten z ON z.profil_id = p.id
    CROSS JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object(
                   'alter_from_months', fp.alter_from_months, 'alter_until_months', fp.alter_until_months,
                   'ab_on', fp.ab_on, 'anzahl', fp.anzahl, 'stand_on', fp.stand_on)
                   ORDER BY fp.ab_on, fp.alter_from_months, fp.umfang_hours) AS eintraege,
               range_agg(int4range(fp.alter_from_months, fp.alter_until_months, '[]'))
                   FILTER (WHERE fp.anzahl > 0) AS alter,
               min(fp.ab_on) FILTER (WHERE fp.anzahl > 0) AS ab_on,
               max(fp.stand_on) FILTER (WHERE fp.anzahl > 0) AS stand_on,
               min(fp.stand_on) FILTER (WHERE fp.anzahl > 0) AS oldest_stand_on
        FROM freier_platz fp WHERE fp.einrichtung_id = e.id
    ) f
    CROSS JOIN LATERAL (
        SELECT e.id, e.slug, p.name, e.art,
            CASE WHEN t.id IS NOT NULL THEN (
                SELECT row_to_json(x) FROM (SELECT t.slug, t.name, t.traegertyp) x) END AS traeger,
            (SELECT row_to_json(x) FROM (SELECT p.strasse, p.hausnummer, p.plz, p.ort) x) AS anschrift,
            (SELECT row_to_json(x) FROM (SELECT k.slug, k.name) x) AS kommune,
            CASE WHEN b.id IS NOT NULL THEN (
                SELECT row_to_json(x) FROM (SELECT b.slug, b.name) x) END AS stadtbezirk,
            CASE WHEN q.id IS NOT NULL THEN (
                SELECT row_to_json(x) FROM (SELECT q.slug, q.name) x) END AS quartier,
            CASE WHEN p.geom IS NOT NULL THEN (
                SELECT row_to_json(x) FROM (
                    SELECT round(ST_Y(g)::numeric, 6) AS lat, round(ST_X(g)::numeric, 6) AS lon
                    FROM ST_Transform(p.geom, 4326) g) x) END AS position,
            p.lage, p.alter_from_months, p.alter_until_months,
            ARRAY(SELECT u FROM unnest(p.umfaenge) u ORDER BY u) AS umfaenge,
            CASE WHEN z.opens_at IS NOT NULL THEN (
                SELECT row_to_json(x) FROM (
                    SELECT to_char(z.opens_at, 'HH24:MI') AS opens_at,
                        to_char(z.closes_at, 'HH24:MI') AS closes_at) x) END AS oeffnungszeit,
            p.merkmale || p.inklusion || p.barrierefreiheit AS merkmale,
            p.konzepte,
            (SELECT pt.kurzbeschreibung FROM profiltext pt WHERE pt.profil_id = p.id
                ORDER BY pt.sprache <> 'de', pt.sprache LIMIT 1) AS kurzbeschreibung,
            (SELECT row_to_json(x) FROM (
                SELECT :foto_url || fo.path AS url, fo.alt_text FROM foto fo
                WHERE fo.profil_id = p.id ORDER BY fo.position LIMIT 1) x) AS foto
    ) karte
    ORDER BY w.nr
""")

LOAD_TEXTS = text("""
    SELECT e.id, p.name, p.kurzname, p.strasse, p.plz, p.ort,
        t.name AS traeger, t.spitzenverband, k.name AS kommune, b.name AS stadtbezirk, q.name AS quartier,
        e.art, t.traegertyp, p.konfession, p.konzepte, p.schwerpunkte, p.sprachen, p.verpflegung,
        p.barrierefreiheit, p.inklusion, p.merkmale,
        (SELECT string_agg(concat_ws(' ', pt.kurzbeschreibung, pt.beschreibung, pt.konzept, pt.alltag,
                pt.eingewoehnung, pt.raeume), ' ')
         FROM profiltext pt WHERE pt.profil_id = p.id) AS texte,
        p.ogs ->> 'schule' AS schule
    FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS w(id, nr)
    JOIN einrichtung e ON e.id = w.id
    JOIN profil p ON p.einrichtung_id = e.id AND p.status = 'veroeffentlicht'
    JOIN kommune k ON k.id = e.kommune_id
    LEFT JOIN traeger t ON t.id = e.traeger_id
    LEFT JOIN quartier q ON q.id = p.quartier_id
    LEFT JOIN stadtbezirk b ON b.id = q.stadtbezirk_id
    ORDER BY w.nr
""")


def list_published_ids(tx: ReadTx) -> list[UUID]:
    """Every published Einrichtung, neighbours together: PostGIS sorts points along a Hilbert curve."""
    return list(
        tx.scalars(
            select(Profil.einrichtung_id)
            .where(Profil.status == Profilstatus.VEROEFFENTLICHT)
            .order_by(Profil.geom, Profil.einrichtung_id)
        )
    )


def load_texts(tx: ReadTx, ids: Sequence[UUID]) -> list[Any]:
    """What can be searched of these Einrichtungen, in the given order; unpublished ones are left out."""
    return list(tx.execute(LOAD_TEXTS, {"ids": list(ids)}))


def register_values(tx: WriteTx, ids: Sequence[UUID]) -> None:
    """Give a number to every filter value of these Einrichtungen; before insert_rows."""
    tx.execute(REGISTER_VALUES, {"ids": list(ids)})


def insert_rows(tx: WriteTx, words: Sequence[Words]) -> None:
    """Write the rows of these Einrichtungen; they must not be there yet."""
    parameters = {
        "ids": [row.einrichtung_id for row in words],
        "name_sort": [row.name_sort for row in words],
        "name_woerter": [" ".join(row.name) for row in words],
        "ort_woerter": [" ".join(row.ort) for row in words],
        "text_woerter": [" ".join(row.text) for row in words],
        "foto_url": FOTO_URL,
    }
    tx.execute(INSERT_ROWS, parameters)


def delete_rows(tx: WriteTx, ids: Sequence[UUID]) -> None:
    """Take these Einrichtungen out of the search."""
    tx.execute(delete(EinrichtungSuche).where(EinrichtungSuche.einrichtung_id.in_(ids)))


def delete_all(tx: WriteTx) -> None:
    """Empty the projection; readers see the old one until the transaction ends."""
    tx.execute(delete(EinrichtungSuche))


def tidy_up(tx: WriteTx) -> None:
    """Sort new words into their indexes and tell the planner about the new rows."""
    tx.execute(text("SELECT suche_ordnen()"))
