"""text"""

revision = "a+1@x:y"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
