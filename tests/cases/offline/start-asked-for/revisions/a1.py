"""step 1"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    print("--", op.get_context().get_current_revision(), op.get_context().get_current_heads())


def downgrade():
    print("--", op.get_context().get_current_revision(), op.get_context().get_current_heads())
