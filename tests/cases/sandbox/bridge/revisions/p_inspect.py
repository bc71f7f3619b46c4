from alembic import op

revision = "p_inspect"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "inspect", "question": "nonsense"})


def downgrade():
    pass
