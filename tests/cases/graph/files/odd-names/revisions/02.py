"""upper"""

revision = "UPPER1"
down_revision = "ünïcode1"
branch_labels = ["a b"]


def upgrade():
    pass


def downgrade():
    pass
