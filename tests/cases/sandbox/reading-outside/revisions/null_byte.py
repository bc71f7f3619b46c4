from alembic import op

revision = "null_byte"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("a\0b")


def downgrade():
    pass
