"""make"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    status = sa.Enum("new", "open", "done", name="status")
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("status", status, server_default="new", nullable=False),
        sa.Column("past", postgresql.ARRAY(status), server_default=sa.text("ARRAY['new'::status]")),
    )
    op.create_index("ix_ticket_open", "ticket", ["id"], postgresql_where=sa.text("status = 'open'"))
    op.execute("INSERT INTO ticket (status, past) VALUES ('open', '{new,open}'), ('done', '{}')")
    op.execute("INSERT INTO ticket DEFAULT VALUES")


def downgrade():
    op.drop_table("ticket")
    sa.Enum(name="status").drop(op.get_bind())
