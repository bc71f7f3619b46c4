"""type-40-enum-by-table"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    sa.Table("a", sa.MetaData(), sa.Column("x", sa.Enum("a", name="e"))).create(op.get_bind())
    sa.Table("b", sa.MetaData(), sa.Column("x", sa.Enum("a", name="e")), sa.Column("y", postgresql.ENUM(name="e"))).create(op.get_bind())
    sa.Table("c", sa.MetaData(), sa.Column("x", sa.ARRAY(sa.Enum("a", name="e")))).create(op.get_bind(), checkfirst=False)
    sa.Table("d", sa.MetaData(), sa.Column("x", postgresql.DOMAIN("d", sa.Integer()))).create(op.get_bind())
    # What a variant of an array's items would need is not seen.
    op.create_table("e", sa.Column("x", sa.ARRAY(sa.String().with_variant(sa.Enum("a", name="unseen"), "postgresql"))))


def downgrade():
    pass
