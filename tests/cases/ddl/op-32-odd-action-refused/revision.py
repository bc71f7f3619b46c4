"""op-32-odd-action-refused"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_foreign_key("fk", "a", "b", ["x"], ["p"], ondelete="DELETE; DROP TABLE x")


def downgrade():
    pass
