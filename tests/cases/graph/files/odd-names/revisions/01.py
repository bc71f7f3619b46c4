"""Füße"""

revision = "ünïcode1"
down_revision = None
branch_labels = ("größe",)


def upgrade():
    pass


def downgrade():
    pass
