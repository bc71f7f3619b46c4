"""first accounts"""

import sqlalchemy as sa
from alembic import op

revision = "r03"
down_revision = "r02"


def upgrade():
    accounts = sa.table(
        "accounts",
        sa.column("id", sa.Integer),
        sa.column("name", sa.String),
        sa.column("kind", sa.String),
    )
    op.bulk_insert(
        accounts,
        [{"id": number, "name": f"account {number}", "kind": "person"} for number in range(1, 6)],
    )


def downgrade():
    op.execute("DELETE FROM accounts WHERE id < 6")
