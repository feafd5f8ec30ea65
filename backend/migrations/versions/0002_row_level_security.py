"""Row-level security and the rights of the app role

The app role owns nothing. Each transaction says for whom it runs (kit/db.py); what a tenant has not
published, another reader cannot select even when a query forgets its filter.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PUBLISHED = "EXISTS (SELECT 1 FROM profil p WHERE p.einrichtung_id = {key} AND p.status = 'veroeffentlicht')"
OF_PROFIL = "EXISTS (SELECT 1 FROM profil p WHERE p.id = profil_id)"

# Table → what an anonymous reader may see.
VISIBLE = {
    "kommune": "true",
    "stadtbezirk": "true",
    "quartier": "true",
    "konfiguration": "true",
    "traeger": "true",
    "slug_umleitung": "true",
    "einrichtung_suche": "true",
    "profil": "status = 'veroeffentlicht'",
    "einrichtung": PUBLISHED.format(key="einrichtung.id"),
    "profiltext": OF_PROFIL,
    "oeffnungszeit": OF_PROFIL,
    "foto": OF_PROFIL,
    "schliesstag": PUBLISHED.format(key="schliesstag.einrichtung_id"),
    "gruppe": PUBLISHED.format(key="gruppe.einrichtung_id"),
    "gruppenplatz": "EXISTS (SELECT 1 FROM gruppe g WHERE g.id = gruppe_id)",
    "veranstaltung": PUBLISHED.format(key="veranstaltung.einrichtung_id"),
    "freier_platz": PUBLISHED.format(key="freier_platz.einrichtung_id"),
    "anschrift_intern": "false",
    "einwilligung": "false",
    "barrieremeldung": "false",
}
OWN = "((SELECT portal_is_system()) OR jugendamt_id = (SELECT portal_jugendamt()))"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("""
        CREATE FUNCTION portal_jugendamt() RETURNS uuid LANGUAGE sql STABLE
        RETURN nullif(current_setting('portal.jugendamt_id', true), '')::uuid
    """)
    op.execute("""
        CREATE FUNCTION portal_is_system() RETURNS boolean LANGUAGE sql STABLE
        RETURN coalesce(current_setting('portal.role', true), '') = 'system'
    """)
    for table, visible in VISIBLE.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY lesen ON {table} FOR SELECT USING ({OWN} OR {visible})")
        for command, clause in (
            ("INSERT", f"WITH CHECK ({OWN})"),
            ("UPDATE", f"USING ({OWN}) WITH CHECK ({OWN})"),
            ("DELETE", f"USING ({OWN})"),
        ):
            op.execute(f"CREATE POLICY schreiben_{command.lower()} ON {table} FOR {command} {clause}")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kitaportal_app")
    op.execute("REVOKE ALL ON alembic_version FROM kitaportal_app")
    op.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kitaportal_app")
    op.execute(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
        " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kitaportal_app"
    )
    op.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO kitaportal_app")


def downgrade() -> None:
    op.execute(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
        " REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM kitaportal_app"
    )
    op.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM kitaportal_app")
    op.execute("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM kitaportal_app")
    op.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM kitaportal_app")
    for table in VISIBLE:
        for name in ("lesen", "schreiben_insert", "schreiben_update", "schreiben_delete"):
            op.execute(f"DROP POLICY {name} ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    op.execute("DROP FUNCTION portal_is_system()")
    op.execute("DROP FUNCTION portal_jugendamt()")
