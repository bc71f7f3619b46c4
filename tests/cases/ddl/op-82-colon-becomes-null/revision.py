"""op-82-colon-becomes-null"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.String(), server_default=sa.text("' :foo'")))


def downgrade():
    pass
