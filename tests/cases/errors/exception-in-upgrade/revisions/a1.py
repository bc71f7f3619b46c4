"""one"""

revision = "a1"
down_revision = None


def upgrade():
    helper()


def helper():
    raise ValueError("not today")


def downgrade():
    pass
