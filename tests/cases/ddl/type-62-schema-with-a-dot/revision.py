"""type-62-schema-with-a-dot"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # A dot parts a plain name, and is part of a quoted_name.
    one = sa.sql.quoted_name("a.b", None)
    op.add_column("t", sa.Column("a", sa.Integer()), schema=one)
    op.alter_column("t", "a", nullable=True, schema=one)
    op.drop_column("t", "a", schema=one)
    op.rename_table("t", "u", schema=one)
    op.drop_column("t", "a", schema="A.b")


def downgrade():
    pass
