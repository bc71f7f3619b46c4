"""type-47-not-native"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Enum("a", "b", name="ck_a", native_enum=False, create_constraint=True)),
        sa.Column("b", sa.Boolean(create_constraint=True, name="ck_b")),
        sa.Column("c", sa.Enum("a", "bcd", native_enum=False, create_constraint=True)),
    )


def downgrade():
    pass
