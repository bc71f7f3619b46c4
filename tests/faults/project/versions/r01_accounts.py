"""accounts"""

import sqlalchemy as sa
from alembic import op

revision = "r01"
down_revision = None


def upgrade():
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("kind", sa.Enum("person", "company", name="account_kind"), nullable=False),
    )
    op.create_index("accounts_name", "accounts", ["name"])


def downgrade():
    op.drop_table("accounts")
    op.execute("DROP TYPE account_kind")
