"""copied"""

import sqlalchemy as sa
from alembic import op

revision = "r13"
down_revision = "r12"


import io


def upgrade():
    op.create_table(
        "countries",
        sa.Column("code", sa.String(2), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    cursor = op.get_bind().connection.cursor()
    rows = "".join(f"{letter}{letter}\tCountry {letter}\n" for letter in "abcdefgh")
    cursor.copy_expert("COPY countries FROM STDIN", io.StringIO(rows))


def downgrade():
    op.drop_table("countries")
