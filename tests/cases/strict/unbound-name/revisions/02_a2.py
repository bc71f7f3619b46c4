"""a colon in a text"""

from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE t_a2 (id INTEGER)")
    op.alter_column("t_a1", "id", server_default=None)
    op.create_check_constraint("few", "t_a2", "id < :limit")


def downgrade():
    op.drop_constraint("few", "t_a2")
    op.execute("DROP TABLE t_a2")
