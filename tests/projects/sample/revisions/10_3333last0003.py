"""needs shop"""

from alembic import op

revision = "3333last0003"
down_revision = "a7a7aaaa0007"
depends_on = "1111shop0001"


def upgrade():
    op.execute("CREATE TABLE t_3333last0003 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_3333last0003")
