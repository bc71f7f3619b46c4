"""

starts late
"""

revision = "a5"
down_revision = "a4"


def upgrade():
    pass


def downgrade():
    pass
