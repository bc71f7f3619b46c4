from alembic import op

revision = "unpickled"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import pickle

    pickle.loads(b"cos\nsystem\n(S'true'\ntR.")


def downgrade():
    pass
