import enum

import sqlalchemy as sa


class Rule(str, enum.Enum):
    CASCADE = "CASCADE"
    DEFERRED = "DEFERRED"


class Colour(str, enum.Enum):
    RED = "red"
    BLUE = "blue"


metadata = sa.MetaData()
sa.Table("p", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "c",
    metadata,
    sa.Column("id", sa.ForeignKey("p.id", ondelete=Rule.CASCADE, onupdate=Rule.CASCADE, initially=Rule.DEFERRED, deferrable=True)),
    sa.Column("listed", sa.Enum(*list(Colour), name="listed")),
    sa.Column("called", sa.Enum(Colour, name="called", values_callable=list)),
)
