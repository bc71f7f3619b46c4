"""rows by position, name and attribute"""

import copy
import pickle
from collections import namedtuple

import sqlalchemy as sa
from alembic import op
from show import fails, show

revision = "b"
down_revision = "a"


def upgrade():
    bind = op.get_bind()
    items = sa.table("items", sa.column("id"), sa.column("name"), sa.column("price"))
    row = bind.execute(sa.text("SELECT id, name, price FROM items WHERE id = 1")).one()
    show(row, row[0], row[-1], row[0:2], row[::-1], row.name, row.id, row._mapping["name"], row._asdict(), row._fields, row._tuple(), row.t, len(row))
    show(row.count(1), row.index("item 1"), "item 1" in row, list(row), tuple(row), type(tuple(row)), isinstance(row, tuple), isinstance(row, sa.Row))
    id, name, price = row
    show(id, name, price)
    (id, *others) = row
    show(others, "{0} {1}".format(*row), "{r.name} {r[2]}".format(r=row), str(row))
    other = bind.execute(sa.text("SELECT id, name, price FROM items WHERE id = 1")).one()
    show(row == other, row == tuple(row), tuple(row) == row, row != other, hash(row) == hash(other), hash(row) == hash(tuple(row)), row in {other}, row < other, row <= other)
    fails(lambda: row + (1,))
    show(sorted(bind.execute(sa.text("SELECT name, id FROM items")).all(), reverse=True)[:2], max(bind.execute(sa.text("SELECT id FROM items")).all()))
    fails(lambda: row.nothing)
    fails(lambda: row[5])
    fails(lambda: row._mapping["nothing"])
    fails(lambda: row._mapping[0])
    fails(lambda: row._mapping[items.c.price] if False else row._mapping[sa.column("nothing")])
    fails(lambda: setattr(row, "name", "x"))
    fails(lambda: setattr(row, "fresh", "x"))
    fails(lambda: row.__setitem__(0, 1))
    fails(lambda: row.index(99))
    show(hasattr(row, "nothing"), getattr(row, "nothing", "default"))
    mapping = row._mapping
    show(type(mapping).__name__, mapping, dict(mapping), mapping.keys(), list(mapping.keys()), mapping.values(), mapping.items(), list(mapping.values()), list(mapping.items()))
    show(mapping.get("name"), mapping.get("nothing"), mapping.get("nothing", 5), "name" in mapping, "x" in mapping, len(mapping), list(mapping), {**mapping}, dict(mapping, extra=1))
    show(mapping == {"id": 1, "name": "item 1", "price": price}, mapping == other._mapping, str(mapping))
    show(copy.copy(row), row._replace(name="x") if hasattr(row, "_replace") else "no _replace")

    row = bind.execute(sa.select(items.c.id, items.c.name.label("title"), (items.c.price * 2).label("twice"), sa.literal("x"), sa.func.length(items.c.name)).where(items.c.id == 2)).one()
    show(row, row._fields, row.title, row.twice, row._mapping[items.c.id], row._mapping["title"], row._mapping.keys())
    show(row._mapping[items.c.id], items.c.id in row._mapping)
    fails(lambda: row._mapping[items.c.price])
    row = bind.execute(sa.text("SELECT 1 AS count, 2 AS index, 3 AS keys, 4 AS items, 5 AS values, 6 AS t, 7 AS \"Class\", 8 AS \"with space\"")).one()
    show(row.count, row.index, row.keys, row.items, row.values, row.t, row.Class, getattr(row, "with space"), row._mapping["keys"])
    Point = namedtuple("Point", "a b")
    show([Point(*r) for r in bind.execute(sa.text("SELECT 1, 2"))], [Point._make(r) for r in bind.execute(sa.text("SELECT 3, 4"))])
    show(dict([r._tuple() for r in bind.execute(sa.text("SELECT id, name FROM items WHERE id < 3 ORDER BY 1"))]))
    show(list(zip(*bind.execute(sa.text("SELECT id, name FROM items WHERE id < 3 ORDER BY 1")).all())))
    show([list(r) for r in bind.execute(sa.text("SELECT id, name FROM items WHERE id < 3 ORDER BY 1"))])
    for n, (id, name) in enumerate(bind.execute(sa.text("SELECT id, name FROM items WHERE id < 3 ORDER BY 1"))):
        show((n, id, name))
    match row:
        case (1, *rest):
            show(rest)
        case _:
            show("no match")
    show(pickle.loads(pickle.dumps(tuple(row))))


def downgrade():
    pass
