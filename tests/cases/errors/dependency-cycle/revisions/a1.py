"""text"""

revision = "a1"
down_revision = None
depends_on = "b1"


def upgrade():
    pass


def downgrade():
    pass
