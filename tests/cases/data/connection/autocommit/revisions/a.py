"""engines, autocommit and commits by hand"""

import sqlalchemy as sa
from alembic import context, op
from show import fails, show

revision = "a"
down_revision = None


def upgrade():
    op.create_table("items", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50), unique=True))
    op.execute("CREATE TYPE mood AS ENUM ('happy')")


def downgrade():
    op.drop_table("items")
    op.execute("DROP TYPE mood")
