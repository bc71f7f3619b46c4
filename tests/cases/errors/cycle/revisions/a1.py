"""text"""

revision = "a1"
down_revision = "a3"


def upgrade():
    pass


def downgrade():
    pass
