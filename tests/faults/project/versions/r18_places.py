"""places"""

import sqlalchemy as sa
from alembic import op

revision = "r18"
down_revision = "r17"


def upgrade():
    places = op.create_table(
        "places",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("country", sa.String(2), sa.ForeignKey("countries.code"), nullable=False),
        sa.Column("name", sa.Text),
    )
    op.bulk_insert(places, [{"id": number, "country": "aa", "name": None} for number in range(3)])
    op.execute("UPDATE places SET name = 'place ' || id")


def downgrade():
    op.drop_table("places")
