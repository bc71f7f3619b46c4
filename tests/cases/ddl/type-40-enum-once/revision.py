"""type-40-enum-once"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    mood = sa.Enum("a", "b", name="mood")
    op.create_table("t", sa.Column("a", mood), sa.Column("b", mood))
    op.create_table("u", sa.Column("a", sa.Enum("a", "b", name="mood")))
    op.create_table("v", sa.Column("a", sa.Enum("a", "b", name="mood", schema="s")))


def downgrade():
    op.drop_table("v")
    op.drop_table("u")
    op.drop_table("t")
    op.create_table("t", sa.Column("a", sa.Enum("a", name="mood")))
