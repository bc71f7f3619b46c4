"""type-53-optional-sequence"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    m = sa.MetaData()
    sa.Table("t", m, sa.Column("a", sa.Integer(), sa.Sequence("a", optional=True)), sa.Column("b", sa.Integer(), sa.Sequence("b")))
    sa.Sequence("c", metadata=m, optional=True)
    m.create_all(op.get_bind())
    m.drop_all(op.get_bind())
    sa.Sequence("d", optional=True).create(op.get_bind())


def downgrade():
    pass
