"""second"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"

calls = []


def upgrade():
    calls.append(1)
    print("altering", len(calls))
    op.add_column("busy", sa.Column("j", sa.Integer()))
    op.execute("INSERT INTO made VALUES (1)")
    print("altered")


def downgrade():
    op.drop_column("busy", "j")
