"""text"""

revision = "a1"
down_revision = None
branch_labels = "a2"


def upgrade():
    pass


def downgrade():
    pass
