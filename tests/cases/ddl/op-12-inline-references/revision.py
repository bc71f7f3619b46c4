"""op-12-inline-references"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.Integer(), sa.ForeignKey("x.o.id", name="dropped", match="FULL", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED")), inline_references=True)


def downgrade():
    pass
