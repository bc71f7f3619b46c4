"""op-89-type-create"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    sa.Enum("a", "b", name="mood").create(op.get_bind())
    postgresql.ENUM("a", "b", name="Mood", schema="s").create(op.get_bind(), checkfirst=False)
    sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer(), primary_key=True)).create(op.get_bind())


def downgrade():
    sa.Enum(name="mood").drop(op.get_bind())
    postgresql.ENUM(name="Mood", schema="s").drop(op.get_bind(), checkfirst=False)
