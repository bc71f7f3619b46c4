from alembic import op

revision = "crafted"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    def broken():
        pass

    exec(broken.__code__.replace(co_code=b"\xff" * 10))


def downgrade():
    pass
