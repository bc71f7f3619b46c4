from alembic import op

revision = "claimed"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    exec(compile("raise ValueError(1)", "/etc/passwd", "exec"))


def downgrade():
    pass
