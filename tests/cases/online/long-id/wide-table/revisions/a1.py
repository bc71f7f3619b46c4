"""one"""

revision = "2025_01_01_a_revision_with_a_long_name"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
