"""transactions"""

import sqlalchemy as sa
from alembic import op

revision = "transactions"
down_revision = "start"


def upgrade():
    bind = op.get_bind()
    with bind.begin():
        op.execute("SELECT 1")
    with bind.begin_nested():
        op.execute("SELECT 2")
    with bind.connect() as connection:
        connection.execute(sa.text("SELECT 3"))
    bind.commit()
    op.execute("SELECT 4")


def downgrade():
    pass
