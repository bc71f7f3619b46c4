"""Words of Field() that go together, and those that SQLModel refuses."""

from datetime import datetime

from sqlalchemy import Column, Integer, String
from sqlmodel import Field, SQLModel


class Key(SQLModel, table=True):
    id: int = Field(primary_key=True)
    deleted_at: datetime = Field(default=datetime(2000, 1, 1), primary_key=True, nullable=True)


refusals = []
for words in (
    {"sa_column": Column(Integer), "nullable": False},
    {"sa_column": Column(Integer), "primary_key": True},
    {"sa_column": Column(Integer), "sa_type": String, "sa_column_kwargs": {}},
    {"sa_column_kwargs": {"type_": String}},
    {"ondelete": "CASCADE"},
):
    try:
        Field(**words)
    except RuntimeError as error:
        refusals.append(str(error))


class Refusals(SQLModel, table=True):
    id: int = Field(primary_key=True, sa_column_kwargs={"comment": "; ".join(refusals)})


metadata = SQLModel.metadata
