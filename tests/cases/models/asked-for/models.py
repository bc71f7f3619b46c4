import importlib.util
import sqlite3

import sqlalchemy as sa
from frame import field, typed

HAS_PART = importlib.util.find_spec("library.part") is not None
OLD = tuple(map(int, sqlite3.sqlite_version.split("."))) < (3, 8)


@typed
class Setting:
    name: str = field(default="x")


setting = Setting(name="t")
metadata = sa.MetaData()
sa.Table(setting.name, metadata, sa.Column("id", sa.Integer, primary_key=True), comment="%s %s" % (HAS_PART, OLD))
