"""type-60-quoting"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "Order",
        sa.Column("Upper", sa.Integer()),
        sa.Column("with space", sa.Integer()),
        sa.Column("1digit", sa.Integer()),
        sa.Column("$dollar", sa.Integer()),
        sa.Column("a$b", sa.Integer()),
        sa.Column("quo\"te", sa.Integer()),
        sa.Column("größe", sa.Integer()),
        sa.Column("dotted.name", sa.Integer()),
        sa.Column("plain", sa.Integer(), quote=True),
        sa.Column("Forced", sa.Integer(), quote=False),
        schema="My Schema",
    )
    op.add_column("user", sa.Column("select", sa.Integer()), schema="table")
    op.drop_column(sa.sql.quoted_name("Name", False), "c")
    op.rename_table(sa.sql.quoted_name("plain", True), "Other")


def downgrade():
    pass
