"""op-05-use-alter-by-table"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    sa.Table("a", sa.MetaData(), sa.Column("x", sa.Integer(), sa.ForeignKey("nowhere.id", use_alter=True))).create(op.get_bind())
    sa.Table("b", sa.MetaData(), sa.Column("x", sa.Sequence("other"), default="x")).create(op.get_bind())


def downgrade():
    sa.Table("b", sa.MetaData(), sa.Column("x", sa.Sequence("other"), default="x")).drop(op.get_bind())
