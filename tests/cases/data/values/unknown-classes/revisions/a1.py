"""values of classes that the driver does not know"""

import collections
import decimal
import enum
import fractions
import ipaddress
import pathlib

import sqlalchemy as sa
from alembic import op
from show import fails
from sqlalchemy.orm import Session, declarative_base

revision = "a1"
down_revision = None


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __str__(self):
        return str(self.amount)


class Range:
    """Its name is that of a class of the driver's."""


class UUID:
    pass


class Json:
    adapted = {}


class date:
    def isoformat(self):
        return "2020-01-02"


class Color(enum.Enum):
    red = "r"


class Speaking(str):
    pass


class Quoting:
    def getquoted(self):
        return b"'quoted'"


class Conforming:
    def __conform__(self, protocol):
        return Quoting()


Base = declarative_base()


class Row(Base):
    __tablename__ = "rows"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.String)


VALUES = [
    Money(5), Range(), UUID(), Json(), date(), Color.red, {1, 2}, frozenset([1]), fractions.Fraction(1, 2), ipaddress.ip_address("10.0.0.1"),
    pathlib.PurePosixPath("/a"), 1j, object(), Money, len, range(3), collections.OrderedDict(a=1), {"a": 1}, (one for one in "ab"),
    collections.deque([1]), Quoting(), [Money(1)], (1, Money(2)), iter([1]), decimal, slice(1, 2),
]
KNOWN = [Speaking("x"), collections.namedtuple("P", "a b")(1, 2), Conforming(), True, None, [1, [2]], (1, "a")]


def first(error):
    if error is not None:
        print("   ", type(getattr(error, "orig", None)).__module__, type(getattr(error, "orig", None)).__name__, str(getattr(error, "orig", "")).strip())


def tried(call):
    # After an error of the server the transaction would be lost.
    try:
        with op.get_bind().begin_nested():
            print(repr(call()))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, str(error).splitlines()[0])
        first(error)


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    for value in VALUES:
        print(type(value).__name__)
        tried(lambda: bind.execute(sa.text("SELECT :x"), {"x": value}).scalar())
    print("--- known")
    for value in KNOWN:
        print(type(value).__name__)
        tried(lambda: bind.execute(sa.text("SELECT (:x)::text"), {"x": value}).scalar())
    print("--- statements")
    t = sa.table("rows", sa.column("id"), sa.column("text", sa.String))
    for value in (Money(5), Color.red, Range()):
        tried(lambda: bind.execute(t.insert().values(text=value)))
        tried(lambda: bind.execute(t.insert(), [{"text": value}, {"text": "x"}]))
        tried(lambda: bind.execute(sa.select(t.c.id).where(t.c.text == value)).all())
        tried(lambda: bind.execute(sa.select(t.c.id).where(t.c.id == value)).all())
        tried(lambda: bind.execute(sa.select(t.c.id).where(t.c.text.in_([value]))).all())
        tried(lambda: bind.execute(t.update().values(text=value)).rowcount)
        tried(lambda: op.bulk_insert(t, [{"text": value}]))
        tried(lambda: op.execute(t.insert().values(text=value)))
        tried(lambda: bind.execute(sa.select(sa.literal(value))).scalar())
        tried(lambda: bind.exec_driver_sql("SELECT %s", (value,)).scalar())
        tried(lambda: bind.connection.cursor().execute("SELECT %s", (value,)))

        def flush():
            with Session(bind) as session:
                session.add(Row(text=value))
                session.flush()

        tried(flush)


    print("--- registered")
    from psycopg2.extensions import AsIs, adapt, register_adapter
    from psycopg2.extras import Json

    register_adapter(Money, lambda money: AsIs(money.amount))
    register_adapter(dict, Json)
    for value in (Money(7), {"a": [1]}, [Money(8), Money(9)]):
        tried(lambda: bind.execute(sa.text("SELECT (:x)::text"), {"x": value}).scalar())
    tried(lambda: (adapt(Money(5)).getquoted(), adapt("it's").getquoted(), adapt(5).getquoted(), adapt([1, "a"]).getquoted()))
    fails(lambda: adapt(object()))
    tried(lambda: bind.execute(sa.text("SELECT (:x)::text"), {"x": Ellipsis}).scalar())


def downgrade():
    Base.metadata.drop_all(op.get_bind())
