"""type-18-enum"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.Enum("a", "b", name="en")),
        sa.Column("c2", sa.Enum("a", "b", name="En", schema="s")),
        sa.Column("c3", sa.Enum("a", "longer", name="no_native", native_enum=False)),
        sa.Column("c4", sa.Enum("a", "b", name="with_length", native_enum=False, length=20)),
        sa.Column("c5", sa.Enum("it's", "100%", name="quoted")),
        sa.Column("c6", sa.ARRAY(sa.Enum("x", "y", name="inside"))),
    )


def downgrade():
    pass
