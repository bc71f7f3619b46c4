from alembic import op

revision = "run"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import subprocess

    subprocess.run(["true"])


def downgrade():
    pass
