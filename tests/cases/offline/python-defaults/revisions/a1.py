"""defaults that Python makes, in statements that are only written"""

import datetime

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def now():
    return datetime.datetime(2024, 5, 6, 7, 8, 9)


def upgrade():
    t = op.create_table(
        "t",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text),
        sa.Column("scalar", sa.Integer, default=7),
        sa.Column("made", sa.DateTime, default=now, onupdate=now),
        sa.Column("asked", sa.DateTime, default=sa.func.now(), onupdate=sa.func.now()),
        sa.Column("counted", sa.Integer, sa.Sequence("counter")),
        sa.Column("served", sa.Integer, server_default="3"),
    )
    op.bulk_insert(t, [{"name": "one"}, {"name": "two", "scalar": 1, "made": now()}])
    op.execute(t.insert().values(name="three"))
    op.execute(t.insert().values([{"name": "four"}, {"name": "five"}]))
    op.execute(t.insert().from_select(["name"], sa.select(t.c.name)))
    op.execute(t.update().where(t.c.id == 1).values(name="six"))


def downgrade():
    op.drop_table("t")
