"""type-66-expressions"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    c = sa.column
    op.create_check_constraint("ck1", "t", sa.and_(c("a") > 1, sa.or_(c("b") < 2, c("c").is_(None))))
    op.create_check_constraint("ck2", "t", sa.not_(c("a").in_([1, 2, 3])))
    op.create_check_constraint("ck3", "t", c("a").between(1, 5))
    op.create_check_constraint("ck4", "t", c("name").like("a%"))
    op.create_check_constraint("ck5", "t", sa.case((c("a") > 1, 5), else_=6) == 5)
    op.create_check_constraint("ck6", "t", sa.extract("year", c("d")) > 2000)
    op.create_check_constraint("ck7", "t", sa.cast(c("a"), sa.Integer()) == sa.literal(1))
    op.create_check_constraint("ck8", "t", c("a").collate("C") == "x")
    op.create_check_constraint("ck9", "t", sa.func.char_length(c("a")) + sa.func.coalesce(c("b"), 0) >= 3)
    op.create_check_constraint("ck10", "t", c("a").isnot(None) & (c("b") == True))


def downgrade():
    pass
