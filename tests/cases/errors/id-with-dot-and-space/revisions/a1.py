"""text"""

revision = "a.1 b"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
