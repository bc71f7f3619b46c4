"""number"""

revision = 17
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
