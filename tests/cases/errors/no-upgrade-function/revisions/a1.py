"""one"""

revision = "a1"
down_revision = None


def downgrade():
    pass
