"""add one"""

import alembic_postgresql_enum
import sqlalchemy as sa
from alembic import op

revision = "c3"
down_revision = "b2"


def upgrade():
    op.add_enum_value(enum_schema="public", enum_name="status", new_value="lost")
    op.add_enum_value(enum_schema="public", enum_name="status", new_value="reopened", before_value="open")


def downgrade():
    op.drop_index("ix_ticket_open")
    op.sync_enum_values(
        "public",
        "status",
        ["fresh", "open", "waiting", "closed"],
        [("ticket", "status"), ("ticket", "past", alembic_postgresql_enum.ColumnType.ARRAY)],
    )
    op.create_index("ix_ticket_open", "ticket", ["id"], postgresql_where=sa.text("status = 'open'"))
