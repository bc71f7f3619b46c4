"""values handed to statements"""

import datetime
import decimal
import enum
import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy import bindparam, text
from sqlalchemy.dialects import postgresql
from show import fails, show

revision = "b"
down_revision = "a"


class Colour(enum.Enum):
    RED = "red"


def upgrade():
    bind = op.get_bind()
    ask = bind.execute
    show(ask(text("SELECT name FROM items WHERE id = :id"), {"id": 2}).all())
    show(ask(text("SELECT name FROM items WHERE id = :id").bindparams(id=3)).scalar())
    show(ask(text("SELECT name FROM items WHERE id = :id").bindparams(bindparam("id", 4, sa.Integer))).scalar())
    show(ask(text("SELECT name FROM items WHERE id = :id").bindparams(bindparam("id", type_=sa.Integer)), dict(id=5)).scalar())
    show(ask(text("SELECT id FROM items WHERE id IN :ids ORDER BY 1"), {"ids": (1, 2)}).scalars().all())
    show(ask(text("SELECT id FROM items WHERE id = ANY(:ids) ORDER BY 1"), {"ids": [1, 2]}).scalars().all())
    show(ask(text("SELECT id FROM items WHERE name = ANY(:names) ORDER BY 1"), {"names": ["item 1", "x"]}).scalars().all())
    statement = text("SELECT id FROM items WHERE id IN :ids ORDER BY id").bindparams(bindparam("ids", expanding=True))
    for ids in ([1, 2], (3,), [], {4}, range(5, 7), (n for n in (1, 7))):
        if isinstance(ids, (list, tuple)):
            show(ask(statement, {"ids": ids}).scalars().all())
        else:
            show(ask(statement, {"ids": list(ids)}).scalars().all())
    show(ask(text("SELECT id FROM items WHERE id NOT IN :ids ORDER BY 1").bindparams(bindparam("ids", expanding=True)), {"ids": []}).scalars().all())
    show(ask(text("SELECT id FROM items WHERE (id, name) IN :pairs").bindparams(bindparam("pairs", expanding=True)), {"pairs": [(1, "item 1"), (2, "x")]}).scalars().all())
    show(ask(text("SELECT id FROM items WHERE id IN :ids").bindparams(bindparam("ids", [1, 2], expanding=True))).scalars().all())
    show(ask(text("SELECT :a, :b, :a"), {"a": 1, "b": "x"}).one())
    show(ask(text("SELECT :a || 'x'"), {"a": "it's"}).scalar(), ask(text("SELECT :a"), {"a": "back\\slash"}).scalar(), ask(text("SELECT :a"), {"a": "100%"}).scalar())
    show(ask(text("SELECT '100%', 'a:b', '12:30'::time, E'\\:x', '\\:y'")).one())
    show(ask(text("SELECT '50%' LIKE '5%', name LIKE '%1' FROM items WHERE id = :id"), {"id": 1}).one())
    show(ask(text("SELECT CAST(:a AS integer) + 1, :b ::text, (:c)::int[]"), {"a": "4", "b": 5, "c": [1, 2]}).one())
    show(ask(text("SELECT :d, :t, :z, :dt, :i, :n, :f, :u, :bo, :no"), {
        "d": datetime.date(2020, 1, 2), "t": datetime.time(3, 4, 5, 6), "z": datetime.datetime(2020, 1, 2, 3, 4, tzinfo=datetime.timezone.utc),
        "dt": datetime.datetime(2020, 1, 2, 3, 4, 5, 6), "i": datetime.timedelta(days=-1, hours=2, microseconds=5), "n": decimal.Decimal("1.50"), "f": 1.5,
        "u": "x", "bo": True, "no": None}).one())
    show(bytes(ask(text("SELECT :by"), {"by": b"\x00\xff'"}).scalar()))
    show(ask(text("SELECT :n, :m"), {"n": [1, None, 3], "m": [[1, 2], [3, 4]]}).one())
    show(ask(text("SELECT :n"), {"n": ["a", None, "c'd", 'e"f', "g\\h"]}).scalar(), ask(text("SELECT :e ::int[]"), {"e": []}).scalar())
    show(ask(text("SELECT :x, -:x, 1 - :x"), {"x": -5}).one(), ask(text("SELECT 2-:x"), {"x": -5.5}).one())
    show(ask(text("SELECT :x"), {"x": float("nan")}).scalar(), ask(text("SELECT :x"), {"x": float("-inf")}).scalar(), ask(text("SELECT :x"), {"x": 10**30}).scalar())
    show(ask(text("SELECT :x"), {"x": decimal.Decimal("NaN")}).scalar(), ask(text("SELECT :x"), {"x": decimal.Decimal("1E+3")}).scalar(), ask(text("SELECT :x"), {"x": decimal.Decimal("-0.00")}).scalar())
    for value in ({"a": 1}, uuid.UUID(int=5), Colour.RED, object, {1, 2}, 1j, "nul\x00byte"):
        with bind.begin_nested() as nested:
            error = None
            try:
                show(ask(text("SELECT :value"), {"value": value}).scalar())
            except Exception as caught:
                error = caught
                nested.rollback()
            if error is not None:
                print(type(error).__name__, str(error))
                show(type(error.__cause__).__name__, str(getattr(error, "orig", None)))
    fails(ask, text("SELECT :a, :b"), {"a": 1})
    fails(ask, text("SELECT :a"))
    fails(ask, text("SELECT 1"), 5)
    fails(ask, text("SELECT 1"), [1, 2])
    fails(ask, text("SELECT :a"), ("x",))
    show(ask(text("SELECT :a"), {"a": 1, "unused": 2}).one())
    fails(text("SELECT :a").bindparams, b=1)

    result = ask(text("INSERT INTO items (name, price) VALUES (:name, :price)"), [{"name": "x", "price": 1}, {"name": "y", "price": None}, {"name": "z", "price": decimal.Decimal("2.5")}])
    show(result.rowcount, result.returns_rows)
    result = ask(text("UPDATE items SET price = :price WHERE name = :name"), [{"name": "x", "price": 11}, {"name": "nobody", "price": None}])
    show(result.rowcount)
    fails(ask, text("INSERT INTO items (name, price) VALUES (:name, :price)"), [{"name": "x", "price": 1}, {"name": "y"}])
    show(ask(text("INSERT INTO items (name) VALUES (:name) RETURNING id"), {"name": "r"}).scalar_one())

    driver = bind.exec_driver_sql
    show(driver("SELECT name, '%%', 5 %% 3 FROM items WHERE id = 1").one(), driver("SELECT '%%'").scalar())
    show(driver("SELECT %s, %s, '%%'", (1, "x")).one(), driver("SELECT %(a)s, %(b)s, '%%'", {"a": 1, "b": [1, 2]}).one())
    show(driver("SELECT id FROM items WHERE id IN %s", ((1, 2),)).scalars().all(), driver("SELECT ':a', 5::text").one())
    show(driver("INSERT INTO items (name) VALUES (%s)", [("p",), ("q",)]).rowcount)
    show(driver("INSERT INTO items (name) VALUES (%(n)s)", [{"n": "s"}, {"n": "t"}]).rowcount)
    fails(driver, "SELECT %s, %s", (1,))
    fails(driver, "SELECT %s", (1, 2))
    fails(driver, "SELECT %(a)s", {"b": 1})
    fails(driver, "SELECT '50% off', %s", (1,))
    fails(driver, "SELECT %d", (1,))

    typed = text("SELECT id, name, price, now() AS at FROM items WHERE id = 1").columns(id=sa.String, price=sa.Float, name=sa.String)
    show(ask(typed).one()[:3])
    typed = text("SELECT '{\"a\": 1}'::text AS data, :given AS given").bindparams(bindparam("given", {"b": [1]}, type_=postgresql.JSONB)).columns(sa.column("data", sa.JSON), sa.column("given", sa.JSON))
    show(ask(typed).one())
    show(ask(text("SELECT :e").bindparams(bindparam("e", Colour.RED, sa.Enum(Colour)))).scalar())
    show(ask(text("SELECT :a").bindparams(sa.bindparam("a", "x", sa.String)).columns(sa.column("a", sa.String))).one()._fields)
    show(ask(sa.select(sa.bindparam("x", 5), sa.bindparam("y", type_=sa.String)), {"y": "given"}).one())
    show(ask(sa.select(sa.literal(5), sa.literal("x"), sa.literal(None), sa.literal(decimal.Decimal("1.5")), sa.null(), sa.true())).one())


def downgrade():
    op.get_bind().execute(text("DELETE FROM items WHERE id > :n"), dict(n=7))
