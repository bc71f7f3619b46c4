"""overview"""

import sqlalchemy as sa
from alembic import op

revision = "r12"
down_revision = "r11"


def upgrade():
    op.execute("CREATE VIEW overview AS SELECT a.name, count(o.id) AS orders FROM accounts a LEFT JOIN orders o ON o.account_id = a.id GROUP BY a.name")
    op.create_table_comment("accounts", "who orders")


def downgrade():
    op.drop_table_comment("accounts")
    op.execute("DROP VIEW overview")
