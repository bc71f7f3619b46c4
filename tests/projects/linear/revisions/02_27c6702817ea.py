"""add accounts"""

from alembic import op

revision = "27c6702817ea"
down_revision = "1975ea83b712"


def upgrade():
    op.execute("CREATE TABLE t_27c6702817ea (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_27c6702817ea")
