from alembic import op

revision = "raise_signal"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import signal

    signal.raise_signal(signal.SIGKILL)


def downgrade():
    pass
