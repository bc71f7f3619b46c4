"""Grüße, Ж, \\ and ' quotes"""

from alembic import op

revision = "aaaa4"
down_revision = "aaaa3"


def upgrade():
    op.execute("CREATE TABLE t_aaaa4 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_aaaa4")
