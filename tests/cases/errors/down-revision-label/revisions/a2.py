"""text"""

revision = "a2"
down_revision = "x_label"


def upgrade():
    pass


def downgrade():
    pass
