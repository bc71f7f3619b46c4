"""quote"""

revision = "last'1"
down_revision = ["日本語"]
branch_labels = ()


def upgrade():
    pass


def downgrade():
    pass
