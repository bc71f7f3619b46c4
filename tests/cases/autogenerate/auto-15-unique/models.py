import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "t2", metadata,
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer, unique=True),
    sa.Column("c", sa.Integer),
    sa.Column("d", sa.Integer),
    sa.UniqueConstraint("b", "a", name="u2"),
    sa.UniqueConstraint("c", name="u3"),
    sa.UniqueConstraint("c", "a", name="was_index"),
    sa.UniqueConstraint("d", "a", name="u4", deferrable=True, initially="DEFERRED"),
)
