"""The statements of the public search. Every one is a constant but for the conditions it is given."""

from kitaportal.core.search.enums import Sortierung
from kitaportal.core.search.facets import NO_MASK
from kitaportal.core.search.queries.conditions import OPEN, POINT, Conditions
from kitaportal.core.search.schemas import EinrichtungFilter

DISTANCE = f"ST_Distance(s.geom, {POINT})"

# 0 = every whole word in the name … 4 = the words stand anywhere in the texts.
RANK = """CASE
    WHEN s.name_woerter @@ %(text_exact)s::tsquery THEN 0
    WHEN s.name_woerter @@ %(text_prefix)s::tsquery THEN 1
    WHEN s.ort_woerter @@ %(text_exact)s::tsquery THEN 2
    WHEN s.ort_woerter @@ %(text_prefix)s::tsquery THEN 3
    ELSE 4 END"""

# Words that begin no known word and stand in no text, with known words that look like them.
UNKNOWN_WORDS = """
SELECT w.word, ARRAY(
    SELECT v.wort FROM suchwort v WHERE v.wort %% w.word
    ORDER BY similarity(v.wort, w.word) DESC, v.wort LIMIT 50) AS similar
FROM unnest(%(words)s::text[]) AS w(word)
WHERE NOT EXISTS (SELECT 1 FROM suchwort v WHERE v.wort >= w.word AND v.wort < w.word || U&'\\+10FFFF')
    AND NOT EXISTS (
        SELECT 1 FROM einrichtung_suche s WHERE s.text_woerter @@ ('''' || w.word || ''':*')::tsquery)
"""

PAGE = """
SELECT s.karte, s.demo, s.frei, {distance} AS distanz_m
FROM einrichtung_suche s
WHERE {where}
ORDER BY {order}
LIMIT %(limit)s OFFSET %(offset)s
"""

COUNTED_PAGE = """
SELECT c.total, p.* FROM (SELECT count(*) AS total FROM einrichtung_suche s WHERE {where}) c
LEFT JOIN LATERAL (SELECT row_number() OVER () AS nr, x.* FROM ({page}) x) p ON true
ORDER BY p.nr
"""

# One pass over the rows. The branches for the help without hits run only when there is no hit. OFFSET 0
# keeps PostgreSQL from computing the mask anew for every code.
COUNTS = """
WITH basis AS (
    SELECT s.merkmale, {frei} AS frei, {mask} AS mask FROM einrichtung_suche s WHERE {base} OFFSET 0
), gezaehlt AS MATERIALIZED (
    SELECT u.mask, u.code, count(*) AS anzahl
    FROM (SELECT b.mask, unnest({codes}) AS code FROM basis b WHERE b.mask = ANY(%(useful)s::int[])) u
    GROUP BY u.mask, u.code
)
SELECT g.mask, CASE g.code WHEN -1 THEN 'frei' ELSE m.parameter END AS parameter,
    CASE g.code WHEN -1 THEN 'true' ELSE m.value END AS value, g.anzahl
FROM gezaehlt g LEFT JOIN merkmalcode m ON m.id = g.code
{help}
"""

HELP = """
UNION ALL
SELECT {no_mask}, '{parameter}', NULL, (SELECT count(*) FROM einrichtung_suche s WHERE {where})
WHERE NOT EXISTS (SELECT 1 FROM gezaehlt WHERE mask = 0)
"""

# No phantom place: reports before frei_since say nothing.
FREI_TODAY = """CROSS JOIN LATERAL (
    SELECT sum((r.eintrag ->> 'anzahl')::int) AS anzahl FROM jsonb_array_elements(s.frei) AS r(eintrag)
    WHERE (r.eintrag ->> 'stand_on')::date >= %(frei_since)s
) f"""
PROPERTIES = """s.einrichtung_id AS id, s.slug, s.name, s.art,
    CASE WHEN f.anzahl IS NULL THEN 'unbekannt' WHEN f.anzahl > 0 THEN 'frei' ELSE 'keine' END AS frei_state,
    f.anzahl AS frei_anzahl"""

FEATURES = f"""
SELECT '{{{{"type":"Feature","geometry":' || ST_AsGeoJSON(ST_Transform(s.geom, 4326), 6)
    || ',"properties":' || (SELECT row_to_json(x) FROM (SELECT {PROPERTIES}) x) || '}}}}' AS feature
FROM einrichtung_suche s {FREI_TODAY}
WHERE s.geom IS NOT NULL AND {{where}}
ORDER BY s.einrichtung_id
LIMIT %(limit)s
"""

TILE = f"""
SELECT ST_AsMVT(t, 'einrichtungen', 4096, 'geom') AS tile
FROM (
    SELECT ST_AsMVTGeom(s.geom_3857, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64) AS geom, {PROPERTIES}
    FROM einrichtung_suche s {FREI_TODAY}
    WHERE s.geom_3857 && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 64.0 / 4096) AND {{where}}
    ORDER BY s.einrichtung_id
) t
"""

# Names are taken from two bounded sets, so that a single letter does not read every name.
SUGGEST = """
WITH treffer AS (
    SELECT g.kind, g.label, g.detail, g.parameter, g.value, g.label_sort, g.woerter, g.geom,
        NULL::uuid AS einrichtung_id
    FROM suchvorschlag g
    WHERE g.woerter @@ %(prefix)s::tsquery {place_filter}
    UNION ALL
    SELECT 'einrichtung', n.name, NULL, 'slug', n.slug, n.name_sort, n.name_woerter, n.geom, n.einrichtung_id
    FROM (
        (SELECT {name_columns} FROM einrichtung_suche s
         WHERE s.name_sort >= %(typed)s AND s.name_sort < %(typed_end)s
             AND {open} {name_filter}
         ORDER BY s.name_sort, s.einrichtung_id LIMIT 20)
        UNION ALL
        (SELECT {name_columns} FROM einrichtung_suche s
         WHERE s.name_woerter @@ %(prefix)s::tsquery AND {open} {name_filter} LIMIT 200)
    ) n
), bewertet AS (
    SELECT DISTINCT ON (t.kind, t.parameter, t.value, t.label) t.*,
        CASE WHEN t.label_sort = %(typed)s THEN 0
            WHEN starts_with(t.label_sort, %(typed)s) THEN 1
            WHEN t.woerter @@ %(exact)s::tsquery THEN 2
            ELSE 3 END AS guete
    FROM treffer t
    ORDER BY t.kind, t.parameter, t.value, t.label
), gereiht AS (
    SELECT b.*, row_number() OVER (
        PARTITION BY b.kind ORDER BY b.guete, length(b.label), b.label_sort, b.value) AS nr
    FROM bewertet b
)
SELECT r.kind, r.label, r.parameter, r.value,
    coalesce(r.detail, (
        SELECT s.karte::json #>> '{{anschrift,ort}}' FROM einrichtung_suche s
        WHERE s.einrichtung_id = r.einrichtung_id)) AS detail,
    round(ST_Y(p.point)::numeric, 6)::float8 AS lat, round(ST_X(p.point)::numeric, 6)::float8 AS lon
FROM gereiht r CROSS JOIN LATERAL (SELECT ST_Transform(r.geom, 4326) AS point) p
ORDER BY r.nr > %(per_kind)s, r.guete, array_position(%(kinds)s::text[], r.kind), r.nr
LIMIT %(limit)s
"""
NAME_COLUMNS = "s.einrichtung_id, s.name, s.slug, s.name_sort, s.name_woerter, s.geom"
KOMMUNEN = "(SELECT k.id FROM kommune k WHERE k.slug = ANY(%(kommune)s))"
PLACE_IN_KOMMUNE = f"AND (g.kommune_id IS NULL OR g.kommune_id IN {KOMMUNEN})"
NAME_IN_KOMMUNE = f"AND s.kommune_id IN {KOMMUNEN}"

FREI_FIRST = "(CASE WHEN s.frei_stand_on >= %(frei_since)s THEN s.frei_ab_on END) NULLS LAST"


def page_statement(conditions: Conditions, filters: EinrichtungFilter, sort: Sortierung) -> str:
    """One page of cards."""
    distance = f"round({DISTANCE})::int" if filters.lat is not None else "NULL::int"
    order = _order(sort, has_point=filters.lat is not None)
    return PAGE.format(distance=distance, where=conditions.where(), order=order)


def counted_page_statement(conditions: Conditions, filters: EinrichtungFilter, sort: Sortierung) -> str:
    """One page of cards, each row with the total; one row without card when the page is empty."""
    page = page_statement(conditions, filters, sort)
    return COUNTED_PAGE.format(where=conditions.where(), page=page)


def counts_statement(conditions: Conditions) -> str:
    """Everything that is counted beside a page."""
    helps = [
        HELP.format(no_mask=NO_MASK, parameter=name, where=conditions.where(without=name))
        for name in conditions.base
    ]
    return COUNTS.format(
        frei=conditions.frei,
        mask=conditions.mask(),
        base=conditions.where_base(),
        codes=conditions.counted_codes(),
        help="".join(helps),
    )


def features_statement(conditions: Conditions) -> str:
    """Points of all hits."""
    return FEATURES.format(where=conditions.where())


def tile_statement(conditions: Conditions) -> str:
    """All hits within a tile."""
    return TILE.format(where=conditions.where())


def suggest_statement(*, in_kommune: bool) -> str:
    """Suggestions, of some Kommunen or of all."""
    return SUGGEST.format(
        open=OPEN,
        name_columns=NAME_COLUMNS,
        place_filter=PLACE_IN_KOMMUNE if in_kommune else "",
        name_filter=NAME_IN_KOMMUNE if in_kommune else "",
    )


def _order(sort: Sortierung, *, has_point: bool) -> str:
    """Ends with the key, so that paging never shows one twice."""
    distance = [f"s.geom <-> {POINT}"] if has_point else []
    first = {
        Sortierung.RELEVANZ: [RANK, *distance],
        Sortierung.DISTANZ: distance,
        Sortierung.NAME: [],
        Sortierung.FREI: [FREI_FIRST, *distance],
    }[sort]
    return ", ".join([*first, "s.name_sort", "s.einrichtung_id"])
