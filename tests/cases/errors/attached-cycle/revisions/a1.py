"""text"""

revision = "a1"
down_revision = ("a0", "a3")


def upgrade():
    pass


def downgrade():
    pass
