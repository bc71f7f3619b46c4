"""a number is no time"""

revision = "a2"
down_revision = "a1"
mig_lock_timeout = 5


def upgrade():
    pass


def downgrade():
    pass
