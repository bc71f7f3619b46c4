"""type-47-array-of-words-was-there"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    words = sa.Enum("a", "c", name="en", native_enum=False, create_constraint=True)
    op.alter_column("t", "a", type_=sa.Integer(), existing_type=sa.ARRAY(words))
    op.alter_column("t", "a", type_=sa.Integer(), existing_type=sa.ARRAY(words.with_variant(postgresql.JSONB(), "postgresql")))
    op.alter_column("t", "a", type_=sa.Integer(), existing_type=words.with_variant(postgresql.JSONB(), "postgresql"))


def downgrade():
    pass
