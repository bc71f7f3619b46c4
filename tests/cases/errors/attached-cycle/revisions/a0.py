"""text"""

revision = "a0"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
