"""type-22-variants"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.String().with_variant(postgresql.CITEXT(), "postgresql")),
        sa.Column("c2", sa.Integer().with_variant(sa.BigInteger(), "sqlite")),
        sa.Column("c3", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")),
    )


def downgrade():
    pass
