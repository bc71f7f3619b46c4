"""tables to ask"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "a"
down_revision = None


def upgrade():
    people = op.create_table(
        "people",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(50)),
        sa.Column("boss_id", sa.Integer, sa.ForeignKey("people.id")),
        sa.Column("salary", sa.Numeric(8, 2)),
        sa.Column("tags", ARRAY(sa.String)),
        sa.Column("data", JSONB),
        sa.Column("born", sa.Date),
    )
    visits = op.create_table("visits", sa.Column("id", sa.Integer, primary_key=True), sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id")), sa.Column("at", sa.DateTime(timezone=True)), sa.Column("place", sa.String))
    op.bulk_insert(people, [
        {"id": 1, "name": "Ann", "boss_id": None, "salary": 100, "tags": ["a", "b"], "data": {"k": {"n": 1}, "l": [1, 2]}, "born": "1970-05-06"},
        {"id": 2, "name": "Bob", "boss_id": 1, "salary": 50.5, "tags": [], "data": {"k": {"n": 2}}, "born": "1980-01-01"},
        {"id": 3, "name": "cid%", "boss_id": 1, "salary": None, "tags": None, "data": None, "born": None},
        {"id": 4, "name": "Dan_x", "boss_id": 2, "salary": 70, "tags": ["b"], "data": {"k": None}, "born": "1990-12-31"},
    ])
    op.bulk_insert(visits, [{"person_id": p, "at": "2020-0%d-01 12:00+00" % m, "place": place} for p, m, place in ((1, 1, "x"), (1, 2, "y"), (2, 3, "x"), (4, 4, None))])


def downgrade():
    op.drop_table("visits")
    op.drop_table("people")
