"""text"""

revision = "a2"
down_revision = "abcdef"


def upgrade():
    pass


def downgrade():
    pass
