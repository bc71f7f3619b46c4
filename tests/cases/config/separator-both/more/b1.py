"""b1"""

revision = "b1"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
