"""type-47-array-of-words-with-a-variant-refused"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    words = sa.Enum("a", "c", name="en", native_enum=False, create_constraint=True)
    op.create_table("t", sa.Column("a", sa.ARRAY(words.with_variant(postgresql.JSONB(), "postgresql"))))


def downgrade():
    pass
