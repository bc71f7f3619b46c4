from alembic import op

revision = "popen"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import subprocess

    subprocess.Popen("true", shell=True)


def downgrade():
    pass
