from alembic import op

revision = "endless_match"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import re

    re.match("(a+)+$", "a" * 40 + "b")


def downgrade():
    pass
