from alembic import op

revision = "keyboard"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    raise KeyboardInterrupt


def downgrade():
    pass
