"""text"""

revision = "b1"
down_revision = None
depends_on = "a1"


def upgrade():
    pass


def downgrade():
    pass
