"""text"""

revision = "b1"
down_revision = "b2"


def upgrade():
    pass


def downgrade():
    pass
