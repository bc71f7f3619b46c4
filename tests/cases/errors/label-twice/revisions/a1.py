"""text"""

revision = "a1"
down_revision = None
branch_labels = "x_label"


def upgrade():
    pass


def downgrade():
    pass
