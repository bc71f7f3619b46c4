from alembic import op

revision = "no_stdout"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.stdout = None
    raise ValueError("made up")


def downgrade():
    pass
