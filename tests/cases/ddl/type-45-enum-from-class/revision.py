"""type-45-enum-from-class"""

import enum

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None

class Mood(enum.Enum):
    GOOD = "good"
    BAD = "bad"


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Enum(Mood)),
        sa.Column("b", sa.Enum(Mood, name="by_value", values_callable=lambda e: [m.value for m in e])),
        sa.Column("c", sa.Enum(Mood, name="inherits", inherit_schema=True)),
        schema="s",
    )


def downgrade():
    pass
