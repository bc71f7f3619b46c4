from alembic import op

revision = "request"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import _mig

    nested = []
    for _ in range(1000000):
        nested = [nested]
    _mig.call({"request": "output", "stream": "stdout", "text": nested})


def downgrade():
    pass
