from alembic import op

revision = "nt"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import nt

    nt.system("true")


def downgrade():
    pass
