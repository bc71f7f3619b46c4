import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "t", metadata,
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.Column("c", sa.Integer),
    sa.CheckConstraint("b > 5", name="same"),
    sa.CheckConstraint("c > 0"),
    sa.CheckConstraint(sa.column("a") < 7, name="new"),
)
