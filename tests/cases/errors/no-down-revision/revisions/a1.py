"""no parent"""

revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
