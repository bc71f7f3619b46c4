"""op-112-convention-needs-name"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_check_constraint(None, "t", "a > 0")


def downgrade():
    pass
