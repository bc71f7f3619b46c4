"""one"""

PREFIX = "a"
revision = PREFIX + "1"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
