"""op-105-recreate-inline-check"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer()))
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.add_column(sa.Column("b", sa.BigInteger(), sa.CheckConstraint("b > 0", name="positive")))
        batch.create_index("ix", ["a", sa.column("b", sa.BigInteger()) + sa.column("c")])


def downgrade():
    pass
