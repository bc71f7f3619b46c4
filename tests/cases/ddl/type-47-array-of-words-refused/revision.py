"""type-47-array-of-words-refused"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("x", sa.ARRAY(sa.Enum("a", name="e", native_enum=False, create_constraint=True))))


def downgrade():
    op.create_table(
        "t", sa.Column("x", sa.ARRAY(sa.Text().with_variant(sa.Enum("a", name="e", native_enum=False, create_constraint=True), "postgresql")))
    )
