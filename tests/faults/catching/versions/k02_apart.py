"""handlers around what works outside of a transaction"""

from alembic import op

revision = "k02"
down_revision = "k01"


def upgrade():
    with op.get_context().autocommit_block():
        try:
            op.execute("SELECT no_such_apart()")
        except BaseException:
            op.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS made_id ON made (id)")
        try:
            op.execute("CREATE INDEX CONCURRENTLY made_id ON made (id)")
        except Exception:
            pass
    try:
        op.execute("CREATE TABLE made (id int)")
    except:
        op.execute("INSERT INTO made VALUES (7)")


def downgrade():
    op.execute("DROP INDEX made_id")
