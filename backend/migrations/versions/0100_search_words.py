"""Words, typing errors and suggestions of the search

The projection is rebuilt from the truth afterwards (``portal reindex``), so its rows may go.
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "0100"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLE = "einrichtung_suche"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("SET LOCAL statement_timeout = '10min'")
    op.execute(f"DELETE FROM {TABLE}")
    _replace_trigrams_by_words()
    _add_what_depends_on_the_day()
    _keep_rows_narrow()
    _create_vocabulary()
    _create_suggestions()
    _let_the_app_refresh_statistics()


def _replace_trigrams_by_words() -> None:
    op.drop_index("ix_einrichtung_suche_name_folded", TABLE)
    op.drop_index("ix_einrichtung_suche_text_folded", TABLE)
    op.drop_column(TABLE, "name_folded")
    op.drop_column(TABLE, "text_folded")
    for column in ("name_woerter", "ort_woerter", "text_woerter"):
        op.add_column(TABLE, sa.Column(column, postgresql.TSVECTOR(), nullable=False))
    _create_gin(TABLE, "name_woerter")
    _create_gin(TABLE, "text_woerter")
    op.drop_index("ix_einrichtung_suche_merkmale", TABLE)
    _create_gin(TABLE, "merkmale", "gin__int_ops")
    op.execute(f'ALTER TABLE {TABLE} ALTER COLUMN name_sort TYPE text COLLATE "C"')


def _create_gin(table: str, column: str, operators: str | None = None, name: str | None = None) -> None:
    op.create_index(
        name or f"ix_{table}_{column}",
        table,
        [column],
        postgresql_using="gin",
        postgresql_ops={column: operators} if operators else {},
        postgresql_with={"fastupdate": "off"},
    )


def _add_what_depends_on_the_day() -> None:
    op.add_column(TABLE, sa.Column("demo", sa.Boolean(), nullable=False))
    op.add_column(TABLE, sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column(TABLE, sa.Column("frei", postgresql.JSONB(), nullable=True))
    op.alter_column(TABLE, "frei_anzahl", type_=sa.Integer())


def _keep_rows_narrow() -> None:
    # Counting reads every row but no card and no words: those live beside the table.
    op.execute(f"ALTER TABLE {TABLE} SET (toast_tuple_target = 256)")
    op.execute(f"ALTER TABLE {TABLE} ALTER COLUMN karte SET STORAGE EXTERNAL")


def _create_vocabulary() -> None:
    op.create_table(
        "suchwort",
        sa.Column("wort", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("wort", name="pk_suchwort"),
    )
    _create_gin("suchwort", "wort", "gin_trgm_ops", name="ix_suchwort_wort_trgm")


def _create_suggestions() -> None:
    op.create_table(
        "suchvorschlag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("parameter", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label_sort", sa.Text(collation="C"), nullable=False),
        sa.Column("woerter", postgresql.TSVECTOR(), nullable=False),
        sa.Column("kommune_id", sa.Uuid(), nullable=True),
        sa.Column("geom", Geometry("POINT", srid=25832, spatial_index=False), nullable=True),
        sa.ForeignKeyConstraint(["kommune_id"], ["kommune.id"], name="fk_suchvorschlag_kommune_id"),
        sa.PrimaryKeyConstraint("id", name="pk_suchvorschlag"),
    )
    op.create_index("ix_suchvorschlag_kommune_id", "suchvorschlag", ["kommune_id"])
    _create_gin("suchvorschlag", "woerter")


def _let_the_app_refresh_statistics() -> None:
    # The app role owns nothing, and after a rebuild the planner must not wait for autovacuum.
    op.execute("""
        CREATE FUNCTION suche_statistik() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS
        'BEGIN ANALYZE einrichtung_suche, merkmalcode, suchwort, suchvorschlag; END'
    """)
    op.execute("REVOKE ALL ON FUNCTION suche_statistik() FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION suche_statistik() TO kitaportal_app")


def downgrade() -> None:
    op.execute(f"DELETE FROM {TABLE}")
    op.execute("DROP FUNCTION suche_statistik()")
    op.drop_table("suchvorschlag")
    op.drop_table("suchwort")
    for column in ("name_woerter", "ort_woerter", "text_woerter", "demo", "closed_on", "frei"):
        op.drop_column(TABLE, column)
    op.execute(f'ALTER TABLE {TABLE} ALTER COLUMN name_sort TYPE text COLLATE "default"')
    op.alter_column(TABLE, "frei_anzahl", type_=sa.SmallInteger())
    op.execute(f"ALTER TABLE {TABLE} RESET (toast_tuple_target)")
    op.execute(f"ALTER TABLE {TABLE} ALTER COLUMN karte SET STORAGE EXTENDED")
    _restore_trigrams()


def _restore_trigrams() -> None:
    op.drop_index("ix_einrichtung_suche_merkmale", TABLE)
    _create_pending_gin("merkmale", "gin__int_ops")
    for column in ("name_folded", "text_folded"):
        op.add_column(TABLE, sa.Column(column, sa.Text(), nullable=False))
        _create_pending_gin(column, "gin_trgm_ops")


def _create_pending_gin(column: str, operators: str) -> None:
    name = f"ix_{TABLE}_{column}"
    op.create_index(name, TABLE, [column], postgresql_using="gin", postgresql_ops={column: operators})
