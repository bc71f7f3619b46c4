"""one"""

revision = "a1"
down_revision = None
branch_labels = "a@b-c"


def upgrade():
    pass


def downgrade():
    pass
