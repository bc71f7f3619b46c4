"""create users

The first table,
and its reasons.
"""

from alembic import op

revision = "1975ea83b712"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t_1975ea83b712 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_1975ea83b712")
