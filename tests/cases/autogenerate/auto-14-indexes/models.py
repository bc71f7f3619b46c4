import sqlalchemy as sa

metadata = sa.MetaData()
x = sa.Table(
    "x", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("Mixed", sa.Text),
    sa.Column("select", sa.Integer),
    sa.Column("y_id", sa.Integer),
    sa.Column("name", sa.String(50)),
    sa.Column("n", sa.Integer),
    sa.UniqueConstraint("y_id", name="ux_same"),
)
sa.Index("ix_name", x.c.name, unique=True)
sa.Index("ux", sa.func.lower(x.c.name), x.c.n.desc().nullslast(), unique=True)
sa.Index("ix_where", sa.text("(y_id + 2)"), postgresql_where=sa.text("y_id > 3"))
sa.Index("ix_cast", sa.cast(x.c.n, sa.Text), sa.func.lower(x.c.name))
sa.Index("ix_same", "id", x.c.n.desc())
sa.Index("ix_nulls", "n", unique=True)
sa.Index(
    "ix_new", sa.text("upper(name)"), (x.c.n + 1), x.c.Mixed, postgresql_where=x.c.n > 5, postgresql_using="btree",
    postgresql_include=["select"], postgresql_ops={"Mixed": "text_pattern_ops"}, postgresql_with={"fillfactor": 50},
)
