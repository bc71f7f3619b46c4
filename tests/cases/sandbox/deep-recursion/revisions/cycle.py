from alembic import op

revision = "cycle"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import _mig

    cycle = []
    cycle.append(cycle)
    _mig.call({"request": "output", "stream": "stdout", "text": cycle})


def downgrade():
    pass
