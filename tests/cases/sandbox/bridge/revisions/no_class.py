from alembic import op

revision = "no_class"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import _mig

    _mig.Error = None
    _mig.call({"request": "nonsense"})


def downgrade():
    pass
