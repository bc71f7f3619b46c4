"""shop two"""

from alembic import op

revision = "2222shop0002"
down_revision = "1111shop0001"
branch_labels = ("store",)


def upgrade():
    op.execute("CREATE TABLE t_2222shop0002 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_2222shop0002")
