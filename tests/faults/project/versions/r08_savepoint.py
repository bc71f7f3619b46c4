"""savepoint"""

import sqlalchemy as sa
from alembic import op

revision = "r08"
down_revision = "r07"


def upgrade():
    connection = op.get_bind()
    with connection.begin_nested():
        op.create_table("tags", sa.Column("name", sa.Text, primary_key=True))
        op.execute("INSERT INTO tags VALUES ('red'), ('green')")
    nested = connection.begin_nested()
    op.execute("INSERT INTO tags VALUES ('blue')")
    nested.rollback()


def downgrade():
    op.drop_table("tags")
