"""op-35-drop-without-a-name"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer, sa.CheckConstraint("a > 0")), sa.Column("b", sa.Integer))
    check = sa.CheckConstraint("b > 0")
    t.append_constraint(check)
    try:
        op.execute(sa.schema.DropConstraint(check))
    except sa.exc.CompileError as error:
        print(str(error)[:57])


def downgrade():
    pass
