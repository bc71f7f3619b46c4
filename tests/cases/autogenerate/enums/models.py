import enum

import sqlalchemy as sa

metadata = sa.MetaData()


class Size(enum.Enum):
    small = 1
    big = 2


sa.Table(
    "t", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("m", sa.Enum("sad", "meh", "ok", "happy", name="mood")),
    sa.Column("s", sa.Enum(Size)),
)
sa.Table("u", metadata, sa.Column("c", sa.Enum("r", "g", name="colour")), sa.Column("cs", sa.ARRAY(sa.Enum("r", "g", name="colour"))), sa.Column("n", sa.Enum("x", "y", name="fresh")))
sa.Table("v", metadata, sa.Column("n", sa.Enum("x", "y", name="fresh")), sa.Column("z", sa.Enum(Size)))
