"""an apostrophe in the id"""

from alembic import op

revision = "aa'a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t")
