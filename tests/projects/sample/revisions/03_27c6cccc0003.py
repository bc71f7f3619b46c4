"""branch here"""

from alembic import op

revision = "27c6cccc0003"
down_revision = "ae10bbbb0002"


def upgrade():
    op.execute("CREATE TABLE t_27c6cccc0003 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_27c6cccc0003")
