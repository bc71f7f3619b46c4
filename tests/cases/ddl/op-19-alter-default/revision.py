"""op-19-alter-default"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c", server_default=None)
    op.alter_column("t", "c", server_default=False)
    op.alter_column("t", "c", server_default="it's")
    op.alter_column("t", "c", server_default="")
    op.alter_column("t", "c", server_default=sa.text("'x'::text"))
    op.alter_column("t", "c", server_default=sa.func.now())
    op.alter_column("t", "c", server_default=sa.true(), existing_server_default=sa.false())
    op.alter_column("t", "c", server_default=sa.literal(5))
    op.alter_column("t", "c", comment=None)
    op.alter_column("t", "c", comment=False)


def downgrade():
    op.alter_column("t", "c", server_default=None, existing_server_default=sa.text("now()"))
