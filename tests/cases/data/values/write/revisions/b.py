"""write and read through types"""

import datetime
import decimal
import importlib.util
import os
import uuid

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy.dialects import postgresql as pg

revision = "b"
down_revision = "a"

spec = importlib.util.spec_from_file_location("first", os.path.join(os.path.dirname(__file__), "a.py"))
first = importlib.util.module_from_spec(spec)
spec.loader.exec_module(first)
Level = first.Level
things = sa.Table("things", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), *[sa.Column(name, type_) for name, type_ in first.COLUMNS])

UTC = datetime.timezone.utc
D = decimal.Decimal
U = uuid.UUID("12345678-1234-5678-1234-567812345678")
VALUES = {
    "small": [1, -5], "big": [2**40, -(2**63)], "numeric": [D("1.5"), 1, 1.25, "2.125", D("NaN")], "float": [1.5, 1, D("2.5"), float("nan"), float("inf"), -0.0], "double": [1e300, 0.1], "real": [0.1],
    "decimal_float": [1.5, D("2.25")], "numeric_float": [D("1.50"), 2.25],
    "flag": [True, False, None, 1, 0], "string": ["it's", 'dq "x"', "back\\slash", "100% :colon", "ünïcödé ☃ 𝄞", "", "line\nbreak\ttab"], "text": ["x" * 30], "unicode": ["ß"], "char": ["ab"],
    "binary": [b"\x00\xff'\\", b"", bytearray(b"xy"), memoryview(b"mv")], "pickle": [],
    "date": [datetime.date(2020, 2, 29), datetime.datetime(2020, 1, 2, 3, 4), "2020-05-06", datetime.date.max, "infinity"], "time": [datetime.time(1, 2, 3, 4), "01:02"], "timetz": [datetime.time(1, 2, tzinfo=UTC), datetime.time(1, 2)],
    "stamp": [datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.datetime(2020, 1, 2, tzinfo=UTC), "2020-01-02 03:04", datetime.date(2020, 1, 2)],
    "stamptz": [datetime.datetime(2020, 1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=-5))), datetime.datetime(2020, 7, 2, 3), "2020-01-02 03:04+02"], "pgstamp": [datetime.datetime(2020, 1, 2, 3, 4, 5, 678912, tzinfo=UTC)],
    "interval": [datetime.timedelta(days=-1, seconds=5, microseconds=7), datetime.timedelta(weeks=60), "1 hour"], "pginterval": [datetime.timedelta(hours=36)],
    "uuid": [U, None], "pguuid": [U], "uuidtext": [str(U), "12345678123456781234567812345678"], "charuuid": [U],
    "json": [{"a": [1, None, "☃", 1.5, True]}, [], "text", 5, None, sa.null(), sa.JSON.NULL, {"nested": {"k": "it's"}}, 1.0], "jsonb": [{"b": 1, "a": 2}, [1], None, {"é": "\u2028", "t": "a\\b"}], "jsonnone": [None, {}],
    "ints": [[1, 2], [], [None, 3], None, (4, 5)], "texts": [["a", "b,c", 'd"e', "f\\g", "", "NULL", None, "ü"]], "nested": [[[1, 2], [3, 4]]], "uuids": [[U, None], []], "numerics": [[D("1.5"), 2]],
    "jsonbs": [[{"a": 1}, None]], "dates": [[datetime.date(2020, 1, 2), None]], "tuples": [[1, 2], (3,)],
    "level": [Level.LOW, "HIGH", None], "values_level": [Level.HIGH, "low one"], "mood": ["happy", "sad one"], "levels": [[Level.LOW, Level.HIGH], ["LOW"], []], "pgenum": ["a"], "plain_enum": [Level.LOW, "HIGH"],
    "range": [pg.Range(1, 5), pg.Range(1, 5, bounds="[]"), pg.Range(empty=True), pg.Range(None, 5), "[3,4)"], "dates_range": [pg.Range(datetime.date(2020, 1, 1), datetime.date(2020, 2, 1))],
    "stamps_range": [pg.Range(datetime.datetime(2020, 1, 1, tzinfo=UTC), None)], "ranges": ["{[1,2), [5,6)}"],
    "hstore": [{"a": "1", "b": None}, {}, {'q"': "it's"}], "inet": ["10.0.0.1"], "cidr": ["10.0.0.0/8"], "mac": ["08:00:2b:01:02:03"], "money": ["12.34", 5], "bit": ["101"], "varbit": ["10"],
    "vector": ["a fat cat"], "oid": [5], "regclass": ["things"], "citext": ["Mixed"],
}
WRONG = {
    "level": ["MIDDLE", 5], "mood": ["angry"], "plain_enum": ["MIDDLE"], "uuid": ["no uuid", 5], "pguuid": ["12345678-1234-5678-1234-567812345678"], "json": [{1, 2}, datetime.date(2020, 1, 1)], "flag": ["yes", 5], "small": ["x", 70000],
    "string": [5, {"a": 1}, ["x"], "y" * 81], "interval": [5], "date": [5, "x"], "ints": ["x", 5, {"a": 1}], "numeric": ["x", D("Infinity")], "hstore": [5], "float": ["x"],
}


def upgrade():
    bind = op.get_bind()
    for name, values in VALUES.items():
        column = things.c[name]
        for value in values:
            id = bind.execute(things.insert().values({name: value})).inserted_primary_key[0]
            found = bind.execute(sa.select(column).where(things.c.id == id)).scalar()
            raw = bind.execute(sa.text("SELECT things.%s::text FROM things WHERE id = :id" % name), {"id": id}).scalar()
            if isinstance(found, memoryview):
                found = bytes(found)
            print(name, repr(found), type(found).__name__, repr(raw))
            if value is not None and not (name == "flag" and type(value) is int) and not isinstance(value, sa.sql.ClauseElement) and name not in ("json", "jsonb", "jsonnone", "jsonbs", "money", "vector", "regclass", "ranges", "real", "float") and value != []:
                equal = bind.execute(sa.select(sa.func.count()).select_from(things).where(column == value, things.c.id == id)).scalar()
                changed = bind.execute(things.update().where(things.c.id == id).values({column: value})).rowcount
                print("   equal", equal, "changed", changed)
    for name, values in WRONG.items():
        for value in values:
            savepoint = bind.begin_nested()
            try:
                id = bind.execute(things.insert().values({name: value})).inserted_primary_key[0]
                found = bind.execute(sa.select(things.c[name]).where(things.c.id == id)).scalar()
                print(name, "takes", repr(value), "as", repr(found), type(found).__name__)
            except Exception as error:
                print(name, "refuses", repr(value))
                print(type(error).__module__, type(error).__name__, error)
            savepoint.rollback()
    bulk = [{"string": "bulk %d" % n, "json": {"n": n}, "level": Level.LOW, "ints": [n], "stamptz": datetime.datetime(2020, 1, n, tzinfo=UTC), "uuid": uuid.UUID(int=n)} for n in range(1, 4)]
    op.bulk_insert(things, bulk)
    for row in bind.execute(sa.select(things.c.string, things.c.json, things.c.level, things.c.ints, things.c.stamptz, things.c.uuid).where(things.c.string.like("bulk%")).order_by(things.c.id)):
        show(row)


def downgrade():
    op.execute("DELETE FROM things WHERE id > 3")
