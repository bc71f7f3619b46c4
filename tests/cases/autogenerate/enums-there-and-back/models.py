import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

metadata = sa.MetaData()
size = sa.Enum("small", "big", name="size")
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("s", size), sa.Column("k", sa.Enum("a", "b", name="kind")))
sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("one", size), sa.Column("two", size), sa.Column("c", sa.Enum("r", "g", name="Colour")))
sa.Table(
    "v", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("c", sa.Enum("r", "g", name="Colour")),
    sa.Column("p", pg.DOMAIN("positive", sa.Integer, check="VALUE > 0")),
)
