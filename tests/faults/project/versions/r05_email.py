"""email"""

import sqlalchemy as sa
from alembic import op

revision = "r05"
down_revision = "r04"


def upgrade():
    op.add_column("accounts", sa.Column("email", sa.Text))
    connection = op.get_bind()
    for account in connection.execute(sa.text("SELECT id, name FROM accounts ORDER BY id")).fetchall():
        connection.execute(
            sa.text("UPDATE accounts SET email = :email WHERE id = :id"),
            {"email": account.name.replace(" ", ".") + "@example.org", "id": account.id},
        )
    op.alter_column("accounts", "email", nullable=False)


def downgrade():
    op.drop_column("accounts", "email")
