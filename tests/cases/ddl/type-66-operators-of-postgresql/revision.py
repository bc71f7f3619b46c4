"""type-66-operators-of-postgresql"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    array = sa.column("t", postgresql.ARRAY(sa.Text()))
    data = sa.column("d", postgresql.JSONB())
    span = sa.column("r", postgresql.INT4RANGE())
    other = sa.column("o")
    positive = sa.column("n", sa.Integer) > 0


    def check(condition):
        op.create_check_constraint("c", "t", condition)


    for condition in (array.overlap(other), array.contains(other), array.contained_by(other), postgresql.array([1, 2]).overlap(other)):
        check(sa.and_(condition, positive))
        check(~condition)
        check(condition == sa.true())
    for condition in (data.has_key("a"), data.has_any(other), data.has_all(other), data.path_exists(other), data.path_match(other), data.contains(other)):
        check(sa.or_(condition, positive))
        check(sa.not_(condition))
    for condition in (span.overlaps(other), span.adjacent_to(other), span.contains(other), span.not_extend_left_of(other), span << other):
        check(sa.and_(condition, positive))
        check(sa.not_(condition))
    check(other.bool_op("@@")("x") & positive)
    check(~other.bool_op("@@")("x"))
    check(~other.op("@@")("x"))
    op.execute(sa.select(sa.column("a", sa.LargeBinary()) + sa.column("b", sa.LargeBinary()), sa.column("a", sa.LargeBinary()).concat(sa.column("b"))))
    check(sa.and_(positive, other == 1).self_group())
    check((other == 1).self_group())
    check(sa.not_(other.like("a%")).self_group())
    check(sa.func.f(other).self_group() == other.desc().self_group())


def downgrade():
    pass
