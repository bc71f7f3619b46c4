"""op-111-convention-create-table"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a", sa.Integer(), sa.ForeignKey("o.id"), index=True),
        sa.Column("b", sa.String(), unique=True),
        sa.CheckConstraint("a > 0", name="positive"),
        sa.UniqueConstraint("a", "b"),
        sa.CheckConstraint("b <> ''", name=op.f("kept_as_it_is")),
    )
    op.create_table("u", sa.Column("a", sa.Enum("x", "y", name="e", native_enum=False, create_constraint=True)), schema="s")


def downgrade():
    pass
