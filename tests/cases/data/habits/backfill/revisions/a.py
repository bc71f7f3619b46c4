"""people with one name"""

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(length=80), nullable=True),
        sa.Column("email", sa.String(length=80), nullable=True),
        sa.Column("settings", sa.JSON(), nullable=True),
        sa.Column("price_cents", sa.Integer(), server_default="0"),
        sa.PrimaryKeyConstraint("id"),
    )
    people = sa.table("people", sa.column("full_name"), sa.column("email"), sa.column("settings", sa.JSON), sa.column("price_cents"))
    op.bulk_insert(people, [
        {"full_name": "Ann Lee", "email": "ann@example.org", "settings": {"theme": "dark", "n": 1}, "price_cents": 150},
        {"full_name": "Bob van Dyk", "email": "BOB@example.org ", "settings": None, "price_cents": 99},
        {"full_name": "Cher", "email": None, "settings": {"theme": "light"}, "price_cents": 0},
        {"full_name": None, "email": "ann@example.org", "settings": [], "price_cents": 1000},
    ])


def downgrade():
    op.drop_table("people")
