"""create core"""

from alembic import op

revision = "ae10aaaa0001"
down_revision = None
branch_labels = ("core",)


def upgrade():
    op.execute("CREATE TABLE t_ae10aaaa0001 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_ae10aaaa0001")
