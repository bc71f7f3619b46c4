from alembic import op

revision = "p_statement"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "statement", "statement": {}})


def downgrade():
    pass
