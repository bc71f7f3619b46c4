from collections import namedtuple
from typing import NamedTuple

import sqlalchemy as sa
from typing_extensions import NotRequired, TypedDict


class Pair(NamedTuple):
    first: int
    second: str = "x"


class Record(namedtuple("Record", "first second")):
    """Its fields are there, whatever its own indexing does."""

    def __getitem__(self, index):
        raise ValueError(index)

    def __iter__(self):
        raise ValueError


class Closed(TypedDict, closed=True):
    a: int


class More(Closed, total=False, extra_items=str):
    b: NotRequired[str]


said = [Pair(1).second, Record(1, 2).second, Closed(a=1), sorted(More.__required_keys__), Pair.first.__doc__]
metadata = sa.MetaData()
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), comment=repr(said))
