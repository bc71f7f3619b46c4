"""what exceptions say of statement and parameters"""

import datetime
import enum
import uuid

import psycopg2
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg
from show import show

revision = "a"
down_revision = None


class Letter(enum.Enum):
    A = "a"


def upgrade():
    bind = op.get_bind()
    things = op.create_table(
        "things", sa.Column("id", sa.Integer, primary_key=True), sa.Column("data", sa.JSON), sa.Column("letter", sa.Enum(Letter, name="letter")), sa.Column("key", sa.Uuid, unique=True),
        sa.Column("numbers", pg.ARRAY(sa.Integer)), sa.Column("count", sa.Integer, nullable=False), sa.Column("name", sa.String), sa.CheckConstraint("count > 0", name="positive"),
    )

    def fails(*arguments):
        savepoint = bind.begin_nested()
        try:
            show(bind.execute(*arguments).all())
        except Exception as error:
            print(type(error).__module__, type(error).__name__)
            print(error)
            for name in ("statement", "params", "code", "connection_invalidated", "hide_parameters", "ismulti"):
                print("   ", name, repr(getattr(error, name, "none")))
            original = getattr(error, "orig", None)
            if isinstance(original, psycopg2.Error):
                diag = original.diag
                show(type(original).__mro__[1].__name__, original.pgcode, original.args, diag.constraint_name, diag.table_name, diag.column_name, diag.schema_name, diag.message_primary, diag.message_detail, diag.severity)
        savepoint.rollback()

    fails(things.insert().values(data={"a": 1}, letter=Letter.A, key=uuid.UUID(int=5), numbers=(1, 2)))
    fails(things.insert().values(data={"a": 1}), {"letter": Letter.A})
    fails(things.insert().values([{"name": "a", "count": 1, "data": [1]}, {"name": "b", "count": None, "data": [2]}]))
    fails(things.insert(), {"name": "a", "count": 0})
    fails(things.insert(), [{"name": "a", "count": 1}, {"name": "b"}])
    fails(things.update().values(count=sa.bindparam("v")).where(things.c.name == sa.bindparam("w")), {"v": None, "w": "x"})
    bind.execute(things.insert(), [{"name": "one", "count": 1, "key": uuid.UUID(int=1)}, {"name": "two", "count": 1, "key": None}])
    fails(things.update().values(count=sa.bindparam("v")).where(things.c.name == sa.bindparam("w")), [{"v": 1, "w": "one"}, {"v": None, "w": "two"}])
    fails(things.insert(), {"count": 1, "key": uuid.UUID(int=1)})
    fails(things.update().values(key=uuid.UUID(int=1)))
    fails(sa.select(things.c.id).where(things.c.id.in_([1, 2]), things.c.count / 0 == sa.bindparam("long")), {"long": "x" * 400})
    fails(sa.text("INSERT INTO things (count, name) VALUES (:count, :name)"), [{"count": None, "name": "y" * 2000}, {"count": 1, "name": "z"}])
    fails(sa.text("INSERT INTO things (count, name) VALUES (:count, :name)"), [{"count": 0, "name": "n%d" % n} for n in range(14)])
    fails(sa.text("SELECT 1 / 0 WHERE :x IN :y").bindparams(sa.bindparam("y", expanding=True)), {"x": 1, "y": [1, 2, 3]})
    fails(sa.select(sa.literal(1) / sa.literal_column("0")))
    fails(sa.select(sa.literal_column("nothing")))
    fails(sa.text("SELECT * FROM nowhere WHERE x LIKE '%a%' AND y = :y"), {"y": datetime.date(2020, 1, 2)})
    fails(sa.text("SELECT 'a' || ''' -- unfinished"))
    fails(sa.text("SELEC 1"))
    fails(sa.text("SELECT 1,\n  2,\n  nothing_here\nFROM things"))
    fails(sa.text("DO $$ BEGIN RAISE EXCEPTION 'own %', 5 USING HINT = 'a hint', DETAIL = 'a detail', ERRCODE = 'P0123'; END $$"))
    fails(sa.text("DO $$ BEGIN RAISE EXCEPTION 'plain'; END $$"))
    fails(sa.text("SELECT 'x'::int"))
    fails(sa.text("CREATE TABLE things ()"))
    fails(sa.text("SELECT pg_sleep(0), 1/0"))
    fails(sa.text("SELECT nofunction(1)"))
    fails(sa.text("SET LOCAL statement_timeout = 1"))
    fails(sa.text("SET LOCAL statement_timeout = 20; SELECT pg_sleep(5)"))
    savepoint = bind.begin_nested()
    for sql, values in (("SELECT 1 / 0, %s", (5,)), ("SELECT nothing, %(x)s", {"x": 1}), ("INSERT INTO things (count) VALUES (%s)", [(1,), (0,)])):
        inner = bind.begin_nested()
        try:
            bind.exec_driver_sql(sql, values)
        except sa.exc.DBAPIError as error:
            print(error)
            show(error.params)
        inner.rollback()
    savepoint.rollback()
    for call in (lambda: op.execute("INSERT INTO things (count) VALUES (0)"), lambda: op.create_table("things", sa.Column("id", sa.Integer)), lambda: op.drop_column("things", "nothing"), lambda: op.add_column("nowhere", sa.Column("x", sa.Integer))):
        savepoint = bind.begin_nested()
        try:
            call()
        except sa.exc.SQLAlchemyError as error:
            print(type(error).__name__, error)
        savepoint.rollback()
    for caught in (sa.exc.IntegrityError, sa.exc.DBAPIError, sa.exc.StatementError, sa.exc.SQLAlchemyError, Exception):
        savepoint = bind.begin_nested()
        try:
            op.execute("INSERT INTO things (count) VALUES (0)")
        except caught as error:
            show(caught.__name__, isinstance(error.orig, psycopg2.errors.CheckViolation), isinstance(error.__cause__, psycopg2.IntegrityError), error.orig is error.__cause__, "positive" in str(error))
        savepoint.rollback()


def downgrade():
    op.drop_table("things")
    op.execute("DROP TYPE letter")
