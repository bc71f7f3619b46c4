from alembic import op

revision = "multiprocess"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import multiprocessing

    multiprocessing.Process(target=print).start()


def downgrade():
    pass
