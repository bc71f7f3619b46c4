"""created, dropped and created again"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("m", sa.Enum("a", "b", name="mood")))
    op.drop_table("t")
    sa.Enum(name="mood").drop(op.get_bind(), checkfirst=False)
    op.create_table("t", sa.Column("m", sa.Enum("a", "c", name="mood")))


def downgrade():
    op.drop_table("t")
