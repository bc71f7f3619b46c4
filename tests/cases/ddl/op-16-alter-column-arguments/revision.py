"""op-16-alter-column-arguments"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # What exists is only said; unknown keywords are ignored.
    op.alter_column("t", "c", existing_type=sa.Integer(), existing_nullable=True, existing_server_default="1", existing_comment="x")
    op.alter_column("t", "c", nullable=False, existing_type=sa.Integer(), unheard_of=True)
    op.alter_column("t", "c", type_=sa.String(5), existing_type=sa.Integer(), existing_nullable=False, schema="s")


def downgrade():
    op.alter_column("t", "c", None, schema="s")
