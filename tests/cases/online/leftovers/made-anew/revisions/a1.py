"""unique"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index(
            "uq_t", "t", [sa.text("lower(n)"), "i"], unique=True,
            postgresql_concurrently=True, postgresql_where=sa.text("i > 0"),
        )


def downgrade():
    op.drop_index("uq_t")
