"""text"""

revision = "a1"
down_revision = None
depends_on = "zz99"


def upgrade():
    pass


def downgrade():
    pass
