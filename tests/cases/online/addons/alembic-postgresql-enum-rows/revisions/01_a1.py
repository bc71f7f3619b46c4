"""a row has the value that goes"""

import alembic_postgresql_enum  # noqa: F401
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("ticket", sa.Column("status", sa.Enum("new", "done", name="status"), nullable=False))
    op.execute("INSERT INTO ticket VALUES ('done')")
    op.sync_enum_values("public", "status", ["new"], [("ticket", "status")])


def downgrade():
    op.drop_table("ticket")
