"""number"""

revision = "1e10"
down_revision = "UPPER1"
branch_labels = "x:y"


def upgrade():
    pass


def downgrade():
    pass
