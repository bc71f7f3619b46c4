"""text"""

revision = "a3"
down_revision = "a2"


def upgrade():
    pass


def downgrade():
    pass
