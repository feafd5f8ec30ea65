"""Find free places for an age without opening the list of reports"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0102"
down_revision = "0101"
branch_labels = None
depends_on = None

TABLE = "einrichtung_suche"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("SET LOCAL statement_timeout = '10min'")
    op.execute(f"DELETE FROM {TABLE}")
    op.add_column(TABLE, sa.Column("frei_alter", postgresql.INT4MULTIRANGE(), nullable=True))
    op.add_column(TABLE, sa.Column("frei_oldest_stand_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column(TABLE, "frei_oldest_stand_on")
    op.drop_column(TABLE, "frei_alter")
