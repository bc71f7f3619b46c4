from typing import Generic, TypeVar

import sqlalchemy as sa
from nowhere import Base, T
from observability import Exporter, name

U = TypeVar("U")


class Tools(Base[T], Generic[T]):
    pass


class Pairs(Generic[T, U]):
    pass


class Ours(Pairs[int, str]):
    pass


class OurExporter(Exporter):
    pass


metadata = sa.MetaData()
sa.Table(name, metadata, sa.Column("id", sa.Integer, primary_key=True))
