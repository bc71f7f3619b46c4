"""caught"""

import sqlalchemy as sa
from alembic import op

revision = "r07"
down_revision = "r06"


def upgrade():
    try:
        op.execute("ALTER TABLE no_such_table ADD COLUMN x integer")
    except sa.exc.ProgrammingError:
        op.add_column("accounts", sa.Column("caught", sa.Boolean, server_default=sa.true()))
    try:
        op.create_check_constraint("accounts_id_positive", "accounts", "id > 0")
    except sa.exc.ProgrammingError:
        pass


def downgrade():
    op.drop_constraint("accounts_id_positive", "accounts")
    op.drop_column("accounts", "caught")
