"""Tenant and roles: every row of a Jugendamt is guarded, and the app cannot lift the guard."""

import psycopg
import pytest

WITHOUT_TENANT = {
    "idempotency_key": "belongs to the sender of a request, not to a Jugendamt; ids and answers only",
    "jugendamt": "is the tenant",
    "merkmalcode": "numbers of public filter values, shared by all",
    "outbox_job": "work of the portal itself; its payload carries ids only",
    "suchvorschlag": "public names of places, Traeger and topics, shared by all",
    "suchwort": "words of public names, shared by all",
}
TABLES = """
    SELECT c.relname AS name, c.relrowsecurity AS guarded, pg_get_userbyid(c.relowner) AS owner,
           (SELECT a.attnotnull FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname = 'jugendamt_id') AS tenant_required
    FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND c.relname <> ALL(%(foreign)s)
"""
POLICIES = "SELECT tablename, cmd FROM pg_policies WHERE schemaname = 'public'"
COMMANDS = {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_every_table_has_a_tenant_or_a_reason(catalog):
    without = {row.name for row in catalog.rows(TABLES) if row.tenant_required is None}
    assert without == set(WITHOUT_TENANT)


def test_the_tenant_is_never_missing_and_always_guarded(catalog):
    tables = [row for row in catalog.rows(TABLES) if row.tenant_required is not None]
    assert [row.name for row in tables if not (row.tenant_required and row.guarded)] == []


def test_every_guarded_table_has_a_policy_per_command(catalog):
    policies: dict[str, set[str]] = {}
    for row in catalog.rows(POLICIES):
        policies.setdefault(row.tablename, set()).add(row.cmd)
    guarded = [row.name for row in catalog.rows(TABLES) if row.guarded]
    assert [name for name in guarded if policies.get(name) not in (COMMANDS, {"ALL"})] == []


def test_the_app_role_is_nobody_special(catalog):
    rights = catalog.rows(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " FROM pg_roles WHERE rolname = 'kitaportal_app'"
    )
    memberships = catalog.rows("SELECT 1 FROM pg_auth_members WHERE member = 'kitaportal_app'::regrole")
    assert [tuple(row) for row in rights] == [(False, False, False, False, False)]
    assert memberships == []


def test_the_app_role_owns_nothing(catalog):
    owned = catalog.names(
        "SELECT relname FROM pg_class WHERE relowner = 'kitaportal_app'::regrole"
        " UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'kitaportal_app'::regrole"
        " UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'kitaportal_app'::regrole"
    )
    assert owned == set()


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE profil DISABLE ROW LEVEL SECURITY",
        "DROP POLICY lesen ON profil",
        "CREATE POLICY alles ON profil USING (true)",
        "SET LOCAL row_security = off; SELECT * FROM profil",
        "TRUNCATE profil",
        "CREATE TABLE eigene (id int)",
        "CREATE FUNCTION portal_is_system() RETURNS boolean LANGUAGE sql RETURN true",
        "CREATE OR REPLACE FUNCTION portal_is_system() RETURNS boolean LANGUAGE sql STABLE RETURN true",
        "SELECT * FROM alembic_version",
    ],
)
def test_the_app_role_cannot_lift_the_guard(statement, database_urls):
    with (
        psycopg.connect(database_urls.app) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)
