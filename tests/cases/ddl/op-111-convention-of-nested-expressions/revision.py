"""op-111-convention-of-nested-expressions"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    T = sa.table("t", sa.column("x", sa.Integer), sa.column("y", sa.Integer))
    x, y, z, u = sa.column("x", sa.Integer), sa.column("y", sa.Integer), sa.column("z", sa.Boolean), sa.column("u", sa.String)
    n = [0]
    def ck(c):
        n[0] += 1
        op.create_check_constraint("n%d" % n[0], "t", c)
    ck(sa.or_(x.any_() == 5, sa.type_coerce(u, sa.Integer).not_in([])))
    ck(sa.and_(z, x > 5))
    ck(sa.and_(sa.func.lower(u) == "a", (x + y) * y > 5, sa.cast(x, sa.Integer) == 1))
    ck(sa.case((x > 1, u), else_=y) == z)
    ck(sa.not_(sa.or_(x == 1, u == "a")))
    ck(u.contains("a") & (x > y))
    ck(sa.and_(T.c.x > 5, y > T.c.y))
    ck(sa.or_((x + y).is_(None), z))
    ck(sa.tuple_(x, y).in_([(1, 2)]))
    ck(sa.func.coalesce(x + y, sa.func.lower(u)) == y)
    ck(sa.literal_column("lit") > x)
    ck(sa.extract("year", x) > y)
    ck(postgresql.array([x, y]).contains(u))
    ck(sa.Column("cc", sa.Integer, key="kk") > 5)
    op.create_table("w", sa.Column("a", sa.Integer, key="ak"), sa.Column("b", sa.Integer), sa.CheckConstraint("a > 5", name="q"), sa.CheckConstraint(sa.column("b") > sa.column("a"), name="r"), schema="s")
    c1, c2 = sa.Column("a", sa.Integer, key="ak"), sa.Column("b", sa.Boolean)
    op.create_table("v", c1, c2, sa.CheckConstraint(sa.and_(c2, c1 > 5), name="q"), sa.Index(None, c2, sa.func.lower(c1 + c2)), schema="s")
    op.create_index(None, "t", [sa.text("lower(a)"), "b", sa.func.lower(x + y)])
    op.create_index(None, "t", ["b", sa.column("c").desc(), sa.text("z")], schema="sc")


def downgrade():
    pass
