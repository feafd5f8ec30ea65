"""Conventions of tables and columns (ARCHITECTURE §4 schema), asked of the migrated database itself.

Each exception stands in a frozen list with its reason. A new sinner changes the migration, not the list.
"""

import re

import pytest
from sqlalchemy import Enum

from kitaportal.models import metadata

COLUMNS = """
    SELECT c.table_name || '.' || c.column_name AS name, c.table_name, c.column_name, c.data_type, c.udt_name
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> ALL(%(foreign)s)
"""
CONSTRAINTS = """
    SELECT rel.relname AS table_name, con.conname AS name, con.contype::text AS kind,
           pg_get_constraintdef(con.oid) AS definition
    FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid
    WHERE rel.relnamespace = 'public'::regnamespace AND rel.relname <> ALL(%(foreign)s)
"""
FOREIGN_KEYS_WITHOUT_INDEX = """
    SELECT con.conrelid::regclass || '.' || con.conname
    FROM pg_constraint con
    WHERE con.contype = 'f' AND con.connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = con.conrelid AND i.indpred IS NULL
          AND (i.indkey::int2[])[0:cardinality(con.conkey) - 1] OPERATOR(pg_catalog.@>) con.conkey
    )
"""
PRIMARY_KEYS = """
    SELECT con.conrelid::regclass::text, array_agg(a.attname::text || ' ' || format_type(a.atttypid, NULL))
    FROM pg_constraint con JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = ANY(con.conkey)
    WHERE con.contype = 'p' AND con.connamespace = 'public'::regnamespace
      AND con.conrelid::regclass::text <> ALL(%(foreign)s)
    GROUP BY con.conrelid
"""

KEYS_OF_THEIR_OWN = {
    "anschrift_intern": "one row per Einrichtung",
    "einrichtung_suche": "one row per Einrichtung; rebuilt at any time",
    "idempotency_key": "the key is what the client sent",
    "merkmalcode": "intarray indexes small numbers only",
    "slug_umleitung": "the old slug is what is looked up",
    "suchvorschlag": "rebuilt at any time; nobody points to it",
    "suchwort": "the word is the row",
}
JSONB = {
    "einrichtung.quelle": "name, url and licence of an import; shown as it is, never searched",
    "einrichtung_suche.frei": "copied from freier_platz, so that a card and its filter need no join",
    "idempotency_key.body": "the answer, sent again as it was",
    "kommune.profil": "Stelle, Impressum, Karte of the folder; shown, never searched",
    "konfiguration.value": "a table or a number, as the key's reader expects it",
    "outbox_job.payload": "ids only; read once by the handler",
    "profil.kindertagespflege": "fields of one kind of Einrichtung; shown, never searched",
    "profil.ogs": "fields of one kind of Einrichtung; shown, never searched",
    "profil.spielgruppe": "fields of one kind of Einrichtung; shown, never searched",
}
UNCHECKED_ENDS = {
    "einrichtung_suche.alter_from_months": "copied from the checked columns of profil",
}
PREFIX = {"p": "pk_", "f": "fk_", "u": "uq_", "c": "ck_", "x": "ex_"}


def test_text_is_text_and_varchar_only_an_enum(catalog):
    checks = [row for row in catalog.rows(CONSTRAINTS) if row.kind == "c"]

    def is_enum(column):
        return any(
            check.table_name == column.table_name
            and f"(({column.column_name})::text = ANY" in check.definition.replace("(((", "((")
            for check in checks
        )

    varchars = [row for row in catalog.rows(COLUMNS) if row.data_type.startswith("character")]
    assert [row.name for row in varchars if not is_enum(row)] == []


def test_enum_columns_allow_exactly_the_values_of_the_code(catalog):
    live = {(row.table_name, row.name): row.definition for row in catalog.rows(CONSTRAINTS)}
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Enum):
                definition = live[table.name, f"ck_{table.name}_{column.type.name}"]
                assert set(definition.split("'")[1::2]) == set(column.type.enums), (
                    f"{table.name}.{column.name}"
                )


def test_suffix_and_type_agree(catalog):
    wrong = [
        f"{row.name} is {row.data_type}"
        for row in catalog.rows(COLUMNS)
        if _type_by_name(row.column_name) not in (None, row.data_type)
    ]
    assert wrong == []


def _type_by_name(column: str) -> str | None:
    if column.endswith("_at"):
        return "timestamp with time zone"
    if column.endswith("_on"):
        return "date"
    return "integer" if "_cents" in column else None


def test_type_and_suffix_agree(catalog):
    wrong = [f"{row.name} is {row.data_type}" for row in catalog.rows(COLUMNS) if not _is_well_typed(row)]
    assert wrong == []


def _is_well_typed(row) -> bool:
    if row.data_type.startswith("timestamp"):
        return row.data_type == "timestamp with time zone" and row.column_name.endswith("_at")
    if row.data_type == "date":
        return row.column_name.endswith(("_on", "_from", "_until"))
    return row.data_type not in {"money", "numeric", "real", "time without time zone"}


def test_every_foreign_key_has_an_index(catalog):
    assert catalog.names(FOREIGN_KEYS_WITHOUT_INDEX) == set()


def test_keys_are_uuids_named_id(catalog):
    others = {row[0] for row in catalog.rows(PRIMARY_KEYS) if row[1] != ["id uuid"]}
    assert others == set(KEYS_OF_THEIR_OWN)


def test_jsonb_stays_what_it_is_for(catalog):
    """Never engine state: jsonb sorts keys and silently loses what a process engine needs."""
    found = {row.name for row in catalog.rows(COLUMNS) if row.udt_name == "jsonb"}
    assert found == set(JSONB)


def test_constraint_names_tell_their_kind(catalog):
    wrong = [
        row.name
        for row in catalog.rows(CONSTRAINTS)
        if row.kind in PREFIX and not row.name.startswith(f"{PREFIX[row.kind]}{row.table_name}")
    ]
    assert wrong == []


@pytest.mark.parametrize("ends", [("valid_from", "valid_until"), ("from_on", "until_on")])
def test_periods_of_one_thing_cannot_overlap(ends, catalog):
    with_period = _tables_with(catalog, ends)
    excluded = {
        row.table_name
        for row in catalog.rows(CONSTRAINTS)
        if row.kind == "x" and all(end in row.definition for end in ends)
    }
    assert with_period
    assert with_period - excluded == set()


def test_an_end_never_lies_before_its_start(catalog):
    columns = catalog.names(COLUMNS)
    checks = [row for row in catalog.rows(CONSTRAINTS) if row.kind == "c"]
    unchecked = set()
    for row in catalog.rows(COLUMNS):
        ends = (row.column_name, row.column_name.replace("from", "until"))
        is_pair = "from" in row.column_name.split("_") and f"{row.table_name}.{ends[1]}" in columns
        in_order = re.compile(r"\b{1} >=? {0}\b|\b{0} <=? {1}\b".format(*ends))
        if is_pair and not any(
            check.table_name == row.table_name and in_order.search(check.definition) for check in checks
        ):
            unchecked.add(row.name)
    assert unchecked == set(UNCHECKED_ENDS)


def _tables_with(catalog, columns) -> set[str]:
    having = [
        {row.table_name for row in catalog.rows(COLUMNS) if row.column_name == name} for name in columns
    ]
    return set.intersection(*having)


def test_geometry_says_its_kind_and_reference_system(catalog):
    found = catalog.rows(
        "SELECT f_table_name || '.' || f_geometry_column AS name, srid, type FROM geometry_columns"
    )
    wrong = [row for row in found if row.srid not in (25832, 4326, 3857) or row.type == "GEOMETRY"]
    assert found
    assert wrong == []
