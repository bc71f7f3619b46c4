"""type-66-conditions"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    x, numbers = sa.column("x"), sa.column("numbers", sa.ARRAY(sa.Integer()))
    conditions = [
        sa.not_(x.any_() == 5), sa.not_(x == sa.all_(sa.column("y"))), ~numbers.any(5), sa.not_(x.any_().like("y")),
        sa.not_(sa.any_(sa.column("y")) > x), x / 0.5 > 1, sa.or_(sa.or_(sa.true()), x > 1), sa.and_(sa.and_(sa.false()), x > 1),
        sa.and_(x.contains("y")), sa.or_(sa.not_(x.istartswith("y"))), sa.not_(x.endswith("y")), sa.and_(x.like("y")),
    ]
    for condition in conditions:
        op.create_check_constraint("c", "t", condition)
        op.execute(sa.table("t").delete().where(condition))


def downgrade():
    pass
