"""type-62-schemas"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("a.b", sa.Column("x", sa.Integer()), schema="c.d")
    op.add_column("a", sa.Column("x", sa.Integer()), schema="S.x")
    op.drop_column("a", "x", schema="s.x")
    op.create_index("ix", "a", ["x"], schema="c.d")
    op.drop_table("a", schema="c.d")
    op.create_foreign_key("fk", "a", "b", ["x"], ["y"], source_schema="c.d", referent_schema="E")


def downgrade():
    pass
