from alembic import op

revision = "p_savepoint"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "transaction", "verb": "rollback_to", "name": "a; DROP TABLE b"})


def downgrade():
    pass
