"""shop base"""

from alembic import op

revision = "1111shop0001"
down_revision = None
branch_labels = ("shop",)


def upgrade():
    op.execute("CREATE TABLE t_1111shop0001 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_1111shop0001")
