"""a table"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (i INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)")


def downgrade():
    pass
