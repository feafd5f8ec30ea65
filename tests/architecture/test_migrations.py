"""Models and migrations say the same, and every migration can be taken back."""

import psycopg
import pytest
from alembic import command
from alembic.script import ScriptDirectory

from kitaportal.kit.migrations import alembic_config, migrate
from tests.server import Databases, Urls

FINGERPRINT = """
    SELECT 'column', table_name || '.' || column_name, data_type || ' ' || is_nullable || ' '
           || coalesce(column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index', tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'policy', tablename || ' ' || policyname, cmd || ' ' || coalesce(qual, '') || ' '
           || coalesce(with_check, '')
    FROM pg_policies WHERE schemaname = 'public'
    UNION ALL SELECT 'function', p.proname, pg_get_functiondef(p.oid)
    FROM pg_proc p LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
    WHERE p.pronamespace = 'public'::regnamespace AND d.objid IS NULL AND p.prokind = 'f'
    UNION ALL SELECT 'rights', relname, (
        SELECT string_agg(grantee::regrole || ' ' || privilege_type, ', ' ORDER BY grantee, privilege_type)
        FROM aclexplode(relacl) WHERE grantee <> relowner
    ) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v')
    UNION ALL SELECT 'guard', relname, relrowsecurity::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    ORDER BY 1, 2, 3
"""
REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(alembic_config("")).walk_revisions()))
]


@pytest.fixture
def empty(databases: Databases, worker_name: str):
    urls = databases.create_empty(f"{worker_name}_migrations")
    yield urls
    databases.drop(urls)


def fingerprint(urls: Urls) -> list[tuple[str, str, str]]:
    with psycopg.connect(urls.admin) as connection:
        return connection.execute(FINGERPRINT).fetchall()


def test_models_and_migrations_agree(database_urls):
    command.check(alembic_config(database_urls.owner))


def test_each_migration_can_be_taken_back_and_made_again(empty):
    for revision in REVISIONS:
        before = fingerprint(empty)
        migrate(empty.owner, revision)
        after = fingerprint(empty)
        command.downgrade(alembic_config(empty.owner), "-1")
        assert _without_alembic(fingerprint(empty)) == _without_alembic(before), revision
        migrate(empty.owner, revision)
        assert fingerprint(empty) == after, revision


def _without_alembic(rows):
    return [row for row in rows if "alembic_version" not in row[1]]


def test_revisions_form_one_line():
    assert ScriptDirectory.from_config(alembic_config("")).get_heads() == REVISIONS[-1:]
