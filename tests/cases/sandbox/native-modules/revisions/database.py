from alembic import op

revision = "database"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sqlite3

    sqlite3.connect("new.db")


def downgrade():
    pass
