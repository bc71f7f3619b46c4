"""step 2"""

from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    print("--", op.get_context().get_current_revision(), op.get_context().get_current_heads())


def downgrade():
    print("--", op.get_context().get_current_revision(), op.get_context().get_current_heads())
