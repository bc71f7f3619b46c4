"""type-39-core-constructs"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a", postgresql.ARRAY(sa.Integer())), sa.column("h", postgresql.HSTORE()), sa.column("n", sa.Integer()))
    op.create_table(
        "t",
        sa.Column("a", postgresql.ARRAY(sa.Integer()), server_default=postgresql.array([1, 2])),
        sa.Column("p", postgresql.TSRANGE()),
        postgresql.ExcludeConstraint(("p", "&&"), ("a", "="), name="ex", using="gist", where=sa.text("p IS NOT NULL"), deferrable=True),
    )
    op.execute(t.update().values(a=postgresql.array([1, 2]) + t.c.a).where(t.c.a.contains([1])))
    op.execute(t.update().values(n=1).where(t.c.h["key"] == "value").where(t.c.h.has_key("other")))
    op.execute(sa.select(sa.func.array_agg(postgresql.aggregate_order_by(t.c.n, t.c.n.desc()))))
    op.execute(postgresql.insert(t).values(n=1).on_conflict_do_nothing(index_elements=["n"]))
    insert = postgresql.insert(t).values(n=1)
    op.execute(insert.on_conflict_do_update(index_elements=["n"], set_={"n": insert.excluded.n + 1}))


def downgrade():
    pass
