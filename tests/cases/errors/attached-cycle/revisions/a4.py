"""text"""

revision = "a4"
down_revision = "a3"


def upgrade():
    pass


def downgrade():
    pass
