"""INSERT in all its forms"""

import datetime
import itertools
import uuid

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy.dialects.postgresql import JSONB, insert

revision = "a"
down_revision = None
counter = itertools.count(100)


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    users = op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(50), nullable=False, unique=True),
        sa.Column("age", sa.Integer, default=lambda: next(counter)),
        sa.Column("role", sa.String, default="member", onupdate="changed"),
        sa.Column("created", sa.Date, server_default=sa.text("'2020-01-02'")),
        sa.Column("data", JSONB),
        sa.Column("score", sa.Integer, default=sa.select(sa.literal(7)).scalar_subquery()),
    )
    keys = op.create_table("keys", sa.Column("id", sa.Uuid, primary_key=True, default=lambda: uuid.UUID(int=next(counter))), sa.Column("word", sa.Text))
    pairs = op.create_table("pairs", sa.Column("a", sa.Integer, primary_key=True, autoincrement=False), sa.Column("b", sa.String, primary_key=True), sa.Column("n", sa.BigInteger))
    no_key = op.create_table("no_key", sa.Column("x", sa.Integer), sa.Column("y", sa.Integer, sa.Computed("x * 2")))

    result = bind.execute(users.insert().values(name="ann"))
    show(result.inserted_primary_key, result.inserted_primary_key[0], result.inserted_primary_key.id, result.rowcount, result.is_insert, result.returns_rows, result.lastrowid)
    result = bind.execute(users.insert(), {"name": "bob", "age": 5, "data": {"a": [1]}})
    show(result.inserted_primary_key, result.rowcount)
    result = bind.execute(users.insert(), [{"name": "cid"}, {"name": "dan"}])
    show(result.rowcount, result.is_insert)
    fails(lambda: result.inserted_primary_key)
    result = bind.execute(users.insert().values([{"name": "eve"}, {"name": "fay", "role": "x"}]) if False else users.insert().values([{"name": "eve"}, {"name": "fay"}]))
    show(result.rowcount)
    fails(lambda: result.inserted_primary_key)
    result = bind.execute(users.insert().values(name="gus").returning(users.c.id, users.c.age, users.c.created))
    show(result.all(), result.keys())
    result = bind.execute(users.insert().returning(users.c.name, users.c.score), [{"name": "hal"}, {"name": "ian"}])
    show(result.all())
    show(bind.execute(users.insert().returning(users), [{"name": "jan", "created": datetime.date(2021, 1, 1)}]).mappings().all())
    show(bind.execute(users.insert().values(name="kim").returning(sa.func.upper(users.c.name).label("up"), users.c.id + 1)).one())
    show(bind.scalar(users.insert().values({users.c.name: "lee", "age": 1}).returning(users.c.id)))
    show(bind.execute(sa.insert(users).values(("99", "tup", 3))).inserted_primary_key if False else bind.execute(sa.insert(users).values((99, "tup", 3))).inserted_primary_key)
    show(bind.execute(users.insert().values(name=sa.func.upper("mia"), age=sa.select(sa.func.max(users.c.age)).scalar_subquery(), score=sa.text("1 + 1"), role=sa.null(), created=sa.literal_column("current_date - current_date + date '2022-02-02'"))).inserted_primary_key)
    result = bind.execute(users.insert().from_select(["name", "age"], sa.select(users.c.name + "2", users.c.age).where(users.c.id < 3)))
    show(result.rowcount)
    result = bind.execute(users.insert().from_select([users.c.name, "age"], sa.select(users.c.name + "3", sa.literal(0)).where(users.c.id < 2), include_defaults=False))
    show(result.rowcount)
    show(bind.execute(sa.select(users).order_by(users.c.id)).all())

    statement = insert(users).values(name="ann", age=1)
    show(bind.execute(statement.on_conflict_do_nothing()).rowcount)
    show(bind.execute(statement.on_conflict_do_nothing(index_elements=["name"]).returning(users.c.id)).all())
    show(bind.execute(statement.on_conflict_do_update(index_elements=[users.c.name], set_={"age": statement.excluded.age, "role": "again"}).returning(users.c.id, users.c.age, users.c.role)).all())
    show(bind.execute(statement.on_conflict_do_update(constraint="users_name_key", set_=dict(age=users.c.age + 10), where=users.c.age < 5).returning(users.c.age)).scalar())
    show(bind.execute(insert(users).on_conflict_do_nothing(index_elements=["name"]), [{"name": "ann"}, {"name": "new"}]).rowcount)
    many = insert(users).values([{"name": "ann", "age": 50}, {"name": "bob", "age": 60}])
    show(bind.execute(many.on_conflict_do_update(index_elements=["name"], set_={"age": many.excluded.age})).rowcount)

    show(bind.execute(keys.insert().values(word="w")).inserted_primary_key)
    show(bind.execute(keys.insert(), [{"word": "x"}, {"word": "y"}]).rowcount)
    show(bind.execute(keys.insert().returning(keys.c.id), [{"word": "z"}, {"word": "q"}]).scalars().all())
    show(bind.execute(pairs.insert().values(a=1, b="x")).inserted_primary_key, bind.execute(pairs.insert().values(a=2, b="y", n=5).returning(pairs.c.n)).scalar())
    show(bind.execute(no_key.insert().values(x=4)).inserted_primary_key, bind.execute(no_key.insert().values(x=5).returning(no_key.c.y)).scalar_one())
    fails(bind.execute, users.insert().values(nothing=1))
    show(bind.execute(sa.text("SELECT 1")).returns_rows)
    fails(lambda: bind.execute(sa.text("SELECT 1")).inserted_primary_key)
    light = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("data", JSONB))
    result = bind.execute(light.insert().values(name="light", data={"k": "v"}))
    show(result.rowcount, result.inserted_primary_key)
    result = bind.execute(light.insert(), [{"name": "many 1", "data": None}, {"name": "many 2", "data": [1]}])
    show(result.rowcount)
    op.bulk_insert(light, [{"name": "bulk 1", "data": {"n": 1}}, {"name": "bulk 2", "data": None}])
    op.bulk_insert(light, [{"name": sa.func.lower("BULK 3")}, {"name": op.inline_literal("bulk 4")}], multiinsert=False)
    op.bulk_insert(users, [])
    bind.execute(no_key.insert())
    bind.execute(users.insert().inline().values(name="inline"))
    bind.execute(sa.insert(light).values({"name": "str key"}))
    show(bind.execute(sa.select(sa.func.count()).select_from(users)).scalar())


def downgrade():
    for name in ("no_key", "pairs", "keys", "users"):
        op.drop_table(name)
