from alembic import op

revision = "made_up"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    class Fake(Exception):
        _mig_id = 7

    raise Fake("made up")


def downgrade():
    pass
