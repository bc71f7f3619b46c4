from alembic import op

revision = "system_exit"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    raise SystemExit(0)


def downgrade():
    pass
