"""op-82-colons-in-ddl"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_check_constraint("ck", "t", "a ~ '^[0-9]{2}:[0-9]{2}$'")
    op.add_column("t", sa.Column("a", sa.String(), server_default=sa.text("'a'::character varying")))
    op.add_column("t", sa.Column("b", sa.String(), server_default=sa.text("'12\\:30'")))
    op.create_index("ix", "t", ["a"], postgresql_where=sa.text("b = 'x'::mood"))


def downgrade():
    pass
