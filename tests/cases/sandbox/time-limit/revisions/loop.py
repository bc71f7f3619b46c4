from alembic import op

revision = "loop"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    while True: pass


def downgrade():
    pass
