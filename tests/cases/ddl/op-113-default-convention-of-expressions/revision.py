"""op-113-default-convention-of-expressions"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index(None, "t", [sa.column("a"), "b"])
    op.create_index(None, "t", [sa.column("a"), "a"])
    op.create_index(None, "t", [sa.text("lower(a)"), "b"])
    op.create_index(None, "t", [sa.func.lower(sa.column("a")), "b"])
    op.create_index(None, "t", [sa.func.lower(sa.text("a")), "b"])
    op.create_index(None, "t", [sa.literal_column("a"), "b"], schema="s")


def downgrade():
    pass
