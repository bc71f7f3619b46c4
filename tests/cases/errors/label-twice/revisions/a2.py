"""text"""

revision = "a2"
down_revision = "a1"
branch_labels = "x_label"


def upgrade():
    pass


def downgrade():
    pass
