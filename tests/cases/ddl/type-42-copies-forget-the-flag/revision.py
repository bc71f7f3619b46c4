"""type-42-copies-forget-the-flag"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    kind = sa.Enum("a", name="one", create_type=False)
    op.create_table("t", sa.Column("k", kind), sa.Column("l", sa.Enum("a", name="two", create_type=False).with_variant(sa.String(), "sqlite")))
    table = sa.Table("u", sa.MetaData(), sa.Column("k", sa.Enum("a", name="three", create_type=False)))
    with op.batch_alter_table("u", recreate="always", copy_from=table):
        pass
    op.create_table("v", sa.Column("k", postgresql.ENUM("a", name="four", create_type=False).with_variant(sa.String(), "sqlite")))


def downgrade():
    pass
