import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("far", metadata, sa.Column("id", sa.Integer, primary_key=True), schema="app")
sa.Table(
    "t", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("m", sa.Enum("sad", "meh", "ok", name="mood"), server_default="ok"),
    sa.Column("n", sa.BigInteger),
    sa.Column("far", sa.ForeignKey("app.far.id")),
    sa.Column("k", sa.Enum("a", "b", name="kind")),
)
sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("k", sa.Enum("a", "b", name="kind")), sa.Column("c", sa.Enum("r", name="colour")))
