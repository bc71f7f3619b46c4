"""type-66-negated-is"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    x = sa.column("x")
    flag = sa.column("flag", sa.Boolean())
    # IS something other than NULL, true or false is its own negation in SQLAlchemy.
    for number, condition in enumerate((x.is_(2), x.is_not("a"), x.is_(x), x.is_(sa.func.f()), x.is_(None), flag.is_(True))):
        op.create_check_constraint("ck_%d" % number, "t", sa.not_(condition))
    op.execute(sa.select(sa.not_(sa.not_(x.is_(2))), x.is_distinct_from(2), ~x.is_distinct_from(2)))


def downgrade():
    pass
