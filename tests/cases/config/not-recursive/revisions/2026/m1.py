"""more"""

revision = "m1"
down_revision = "ae10b2f3c4d5"


def upgrade():
    pass


def downgrade():
    pass
