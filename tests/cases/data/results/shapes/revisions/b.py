"""every way to take rows"""

import sqlalchemy as sa
from alembic import op
from show import fails, show

revision = "b"
down_revision = "a"

ALL = sa.text("SELECT id, name, price FROM items ORDER BY id")
NONE = sa.text("SELECT id, name FROM items WHERE false")
ONE = sa.text("SELECT name, id FROM items WHERE id = 2")


def upgrade():
    bind = op.get_bind()
    ask = bind.execute
    show(ask(ALL).fetchall(), ask(ALL).all(), ask(ALL).fetchmany(2), ask(ALL).fetchone(), ask(ALL).first())
    show(ask(ONE).one(), ask(ONE).one_or_none(), ask(NONE).first(), ask(NONE).one_or_none(), ask(NONE).fetchone())
    show(ask(NONE).fetchall(), ask(NONE).scalar(), ask(NONE).scalar_one_or_none(), ask(NONE).scalars().all())
    show(ask(ALL).scalar(), ask(ONE).scalar_one(), ask(ONE).scalar_one_or_none())
    show(bind.scalar(ALL), bind.scalar(NONE), bind.scalars(ALL).all())
    for call in (ask(NONE).one, ask(ALL).one, ask(ALL).one_or_none, ask(NONE).scalar_one, ask(ALL).scalar_one, ask(ALL).scalar_one_or_none):
        fails(call)
    fails(ask(ALL).scalars().one)
    fails(ask(NONE).mappings().one)

    result = ask(ALL)
    show(type(result).__name__, result.rowcount, result.returns_rows, result.closed, list(result.keys()), result.keys())
    show(result.fetchone(), result.fetchmany(2), result.fetchmany(), len(result.fetchall()), result.fetchone(), result.fetchall(), result.closed)
    show(result.fetchmany(3), list(result))
    result.close()
    fails(result.fetchone)
    show(result.closed, result.keys())

    result = ask(ALL)
    show(result.first())
    fails(result.fetchall)
    show([row.name for row in ask(ALL)])
    show(next(ask(ALL)))
    first, *rest = ask(ALL)
    show(first, len(rest))
    show({row[0]: row[1] for row in ask(ALL)}, dict(ask(ONE).fetchall()), dict(ask(ONE).tuples().all()))
    show(dict(ask(ONE).mappings().one()), ask(ALL).mappings().first(), ask(ALL).mappings().fetchall()[1:3], type(ask(ONE).mappings()).__name__)
    show(ask(ALL).mappings().all()[0]["name"], ask(ALL).mappings().fetchmany(1), ask(NONE).mappings().all(), ask(ALL).mappings().keys())
    show(ask(ALL).scalars(1).all(), ask(ALL).scalars("price").all(), ask(ALL).scalars("name").first(), ask(ONE).scalars(1).one())
    show(ask(ALL).scalars().fetchmany(2), ask(ALL).scalars().first(), list(ask(ALL).scalars()), type(ask(ALL).scalars()).__name__)
    show(ask(ALL).columns("name", 0).fetchmany(2), ask(ALL).columns(1, 0).first(), ask(ALL).mappings().columns("price").first())
    fails(ask(ALL).columns, "nothing")
    fails(ask(ALL).scalars, "nothing")
    fails(lambda: ask(ALL).scalars(7).all())
    for part in ask(ALL).partitions(3):
        show(part)
    for part in ask(ALL).scalars().partitions(3):
        show(part)
    for part in ask(ALL).yield_per(5).partitions():
        show(len(part))
    for row in bind.execute(ONE, execution_options={"yield_per": 2}):
        show(row)
    show(ask(sa.text("SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 2 ORDER BY 1")).unique().all())
    show(ask(ALL).unique(lambda row: row.id % 3).all())
    show(ask(sa.text("SELECT id % 2 FROM items")).scalars().unique().all())
    show(ask(sa.text("SELECT id % 2 FROM items ORDER BY id")).unique().scalars().all())
    frozen = ask(ALL).freeze()
    show(frozen().first(), len(frozen().all()), type(frozen).__name__)
    show(ask(ONE).merge(ask(ONE)).all())
    with ask(ALL) as managed:
        show(managed.fetchone())
    show(managed.closed)

    result = ask(sa.text("UPDATE items SET price = price + 1 WHERE id > 4"))
    show(result.rowcount, result.returns_rows, result.closed)
    for call in (result.fetchall, result.fetchone, result.first, result.scalar, result.all, result.keys, result.scalars):
        fails(call)
    fails(lambda: list(result))
    result = ask(sa.text("CREATE TEMPORARY TABLE scratch (id int)"))
    show(result.rowcount, result.returns_rows)
    show(ask(sa.text("DELETE FROM items WHERE id > 100")).rowcount)
    show(ask(sa.text("INSERT INTO items (name) SELECT name FROM items WHERE id < 3")).rowcount)
    show(ask(sa.text("DELETE FROM items WHERE id > 7 RETURNING id, name")).all())
    result = ask(sa.text("UPDATE items SET price = 0 WHERE id = 1 RETURNING price"))
    show(result.rowcount, result.scalar())
    show(ask(sa.text("SELECT id FROM items")).rowcount)
    show(ask(sa.text("SELECT 1, 2 AS two, 'x', 'y' AS two")).keys(), ask(sa.text("SELECT count(*), max(id) FROM items")).mappings().one())
    show(ask(sa.text("SELECT 1 AS a, 2 AS a")).one(), ask(sa.text("SELECT 1 AS a, 2 AS a")).mappings().one())
    fails(lambda: ask(sa.text("SELECT 1 AS a, 2 AS a")).one().a)
    fails(lambda: ask(sa.text("SELECT 1 AS a, 2 AS a")).one()._mapping["a"])
    fails(ask, 5)
    show(ask(sa.select(sa.text("1"))).scalar())

    items = sa.table("items", sa.column("id"), sa.column("name"))
    other = items.alias("other")
    pair = sa.select(items.c.id, other.c.id, other.c.name).where(items.c.id == 2, other.c.id == items.c.id + 2)
    row = ask(pair).one()
    show(row, row._fields, row._mapping.keys(), row._mapping[items.c.id], row._mapping[other.c.id], row.name)
    fails(lambda: row.id)
    fails(lambda: row._mapping["id"])
    show(ask(pair).keys(), row._asdict())
    fails(lambda: ask(pair).mappings().one()["id"])
    show(ask(pair).scalars(other.c.id).one(), ask(pair).columns(other.c.id, items.c.id).one())
    fails(lambda: ask(pair).scalars("id").one())


def downgrade():
    bind = op.get_bind()
    with op.get_bind().execute(sa.text("SELECT id FROM items ORDER BY id DESC")) as result:
        show([id for (id,) in result])
    show(bind.execute(sa.text("DELETE FROM items")).rowcount)
