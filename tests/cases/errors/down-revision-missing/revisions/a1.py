"""text"""

revision = "a1"
down_revision = "zz99"


def upgrade():
    pass


def downgrade():
    pass
