"""imports what is not there, and uses nothing of it"""

from alembic import op
from no_such_application import Model

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t_a1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_a1")
