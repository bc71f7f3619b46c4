"""wide 日本語"""

revision = "日本語"
down_revision = "1e10"
branch_labels = set()


def upgrade():
    pass


def downgrade():
    pass
