"""left"""

from alembic import op

revision = "d4d4dddd0004"
down_revision = "27c6cccc0003"
branch_labels = ("left",)


def upgrade():
    op.execute("CREATE TABLE t_d4d4dddd0004 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_d4d4dddd0004")
