"""split the name, row by row, in batches, and in one statement"""

import json
import uuid
from decimal import Decimal

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import column, table

revision = "b"
down_revision = "a"

NAMESPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
people = table("people", column("id", sa.Integer), column("full_name", sa.String), column("first", sa.String), column("last", sa.String), column("email", sa.String), column("settings", sa.JSON), column("public_id", postgresql.UUID(as_uuid=True)), column("price", sa.Numeric(8, 2)), column("price_cents", sa.Integer))


def batches(bind, size):
    last = 0
    while True:
        rows = bind.execute(sa.select(people.c.id, people.c.email).where(people.c.id > last).order_by(people.c.id).limit(size)).fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1].id


def upgrade():
    op.add_column("people", sa.Column("first", sa.String(40), nullable=True))
    op.add_column("people", sa.Column("last", sa.String(40), nullable=True))
    op.add_column("people", sa.Column("public_id", postgresql.UUID(as_uuid=True), nullable=True))
    op.add_column("people", sa.Column("price", sa.Numeric(8, 2)))
    op.add_column("people", sa.Column("rank", sa.Integer))
    conn = op.get_bind()
    for row in conn.execute(sa.text("SELECT id, full_name FROM people WHERE full_name IS NOT NULL")):
        first, _, last = row.full_name.partition(" ")
        conn.execute(sa.text("UPDATE people SET first = :first, last = :last WHERE id = :id"), {"first": first, "last": last or None, "id": row.id})
    for number, rows in enumerate(batches(conn, 3)):
        print("batch", number, [row[0] for row in rows])
        for id, email in rows:
            conn.execute(people.update().where(people.c.id == id).values(email=email.strip().lower() if email else None, public_id=uuid.uuid5(NAMESPACE, str(id))))
    results = conn.execute(sa.select(people.c.id, people.c.settings)).mappings().all()
    for result in results:
        settings = result["settings"]
        if not settings:
            continue
        settings["theme"] = settings["theme"].upper()
        settings.setdefault("version", 2)
        conn.execute(people.update().where(people.c.id == result["id"]).values(settings=settings))
    conn.execute(sa.text("UPDATE people SET settings = :value WHERE settings IS NULL OR settings::text IN ('null', '[]')"), {"value": json.dumps({"theme": "NONE"})})
    total = 0
    while True:
        changed = conn.execute(sa.text("UPDATE people SET rank = 0 WHERE id IN (SELECT id FROM people WHERE rank IS NULL ORDER BY id LIMIT 3)")).rowcount
        print("changed", changed)
        total += changed
        if changed == 0:
            break
    op.execute(people.update().values(price=sa.cast(people.c.price_cents, sa.Numeric) / 100))
    op.execute(
        """
        UPDATE people SET rank = ranked.position
        FROM (SELECT id, row_number() OVER (ORDER BY price DESC, id) AS position FROM people) AS ranked
        WHERE people.id = ranked.id
        """
    )
    doubles = conn.execute(sa.text("SELECT email, array_agg(id ORDER BY id) AS ids FROM people WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1")).all()
    for email, ids in doubles:
        print("double", email, ids)
        conn.execute(sa.text("UPDATE people SET email = email || '+' || id WHERE id = ANY(:ids)"), {"ids": ids[1:]})
    price = conn.scalar(sa.text("SELECT sum(price) FROM people"))
    assert price == Decimal("12.49"), price
    missing = conn.execute(sa.select(sa.func.count()).select_from(people).where(people.c.public_id.is_(None))).scalar_one()
    if missing:
        raise RuntimeError("%d rows without an id" % missing)
    op.alter_column("people", "public_id", nullable=False)
    op.create_unique_constraint("uq_people_email", "people", ["email"])
    op.drop_column("people", "full_name")
    op.drop_column("people", "price_cents")


def downgrade():
    op.add_column("people", sa.Column("full_name", sa.String(80)))
    op.add_column("people", sa.Column("price_cents", sa.Integer(), server_default="0"))
    op.drop_constraint("uq_people_email", "people", type_="unique")
    op.execute("UPDATE people SET full_name = concat_ws(' ', first, last), price_cents = price * 100")
    for name in ("first", "last", "public_id", "price", "rank"):
        op.drop_column("people", name)
