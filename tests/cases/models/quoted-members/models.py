"""Tables that are copied and changed, then mapped by classes made of their columns' names."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, declarative_base

source = MetaData()
Table(
    "books",
    source,
    Column("id", Integer, primary_key=True),
    Column("Title", Text, index=True),
    Column("shelf", String(20)),
    Index("ix_books_pattern", "shelf", postgresql_ops={"shelf": "varchar_pattern_ops"}),
    Index("ix_books_shelf", "shelf"),
)
Base = declarative_base()


class Modern(DeclarativeBase):
    metadata = Base.metadata


for table in source.sorted_tables:
    copied = table.to_metadata(Base.metadata)
    copied.indexes.difference_update([index for index in copied.indexes if index.dialect_kwargs])
    other = table.to_metadata(Base.metadata, name="modern")
    other.indexes.clear()
    other.indexes.update({Index("ix_modern", other.c.shelf)})

for base, name in ((Base, "books"), (Modern, "modern")):
    table = Base.metadata.tables[name]
    type("Made", (base,), {"__table__": table, **{column.name: column for column in table.columns}})

assert len(copied.indexes & copied.indexes) == len(copied.indexes - set()) == len(copied.indexes.copy()) == 2
metadata = Base.metadata
