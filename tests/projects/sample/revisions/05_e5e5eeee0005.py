"""right"""

from alembic import op

revision = "e5e5eeee0005"
down_revision = "27c6cccc0003"


def upgrade():
    op.execute("CREATE TABLE t_e5e5eeee0005 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_e5e5eeee0005")
