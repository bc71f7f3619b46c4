"""an extension"""

from alembic import op

revision = "a3"
down_revision = "a2"


def upgrade():
    op.create_table("beside")
    op.execute("CREATE EXTENSION no_such_extension")


def downgrade():
    op.drop_table("beside")
