import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("target", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("target", metadata, sa.Column("id", sa.Integer, primary_key=True), schema="app")
sa.Table(
    "t", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.Column("c", sa.Text),
    sa.Column("d", sa.BigInteger),
    sa.Column("always", sa.Integer),
    sa.Column("fresh", sa.Integer),
    sa.Column("y_never", sa.Integer),
    sa.Column("secret", sa.Integer, info={"skip": True}),
    sa.Column("keep", sa.Integer),
    sa.Column("go", sa.Integer),
    sa.ForeignKeyConstraint(["a"], ["target.id"], name="new_fk"),
    sa.ForeignKeyConstraint(["b"], ["app.target.id"], name="not_fk"),
)
sa.Table(
    "indexed", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer), sa.Column("b", sa.Integer),
    sa.Index("ix_changed", "b"), sa.Index("ix_unwanted", "b"), sa.Index("ix_wanted", "a", "b"),
)
sa.Table("skipped", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("more", sa.Integer), info={"skip": True})
sa.Table("skipped_too", metadata, sa.Column("id", sa.Integer, primary_key=True), info={"skip": True})
sa.Table("left", metadata, sa.Column("id", sa.Integer), schema="app")
sa.Table("new", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer, index=True), schema="app")
