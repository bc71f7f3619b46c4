"""extend users table

Email verification and password reset.

Revision ID: 20251022_1346_extend_users_table
Revises: 93ad2d77767b
Create Date: 2025-10-22 13:46:00

"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20251022_1346_extend_users_table"
down_revision: str | Sequence[str] | None = "93ad2d77767b"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Upgrade schema."""
    # Accounts that are already there count as verified.
    op.add_column("users", sa.Column("is_verified", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("users", sa.Column("verification_token", sa.Uuid(), nullable=True))
    op.add_column("users", sa.Column("verification_token_created_at", sa.DateTime(), nullable=True))
    op.add_column("users", sa.Column("password_reset_token", sa.Uuid(), nullable=True))
    op.add_column("users", sa.Column("password_reset_expires", sa.DateTime(), nullable=True))
    op.create_index("idx_verification_token", "users", ["verification_token"])
    op.create_index("idx_password_reset_token", "users", ["password_reset_token"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index("idx_password_reset_token", table_name="users")
    op.drop_index("idx_verification_token", table_name="users")
    op.drop_column("users", "password_reset_expires")
    op.drop_column("users", "password_reset_token")
    op.drop_column("users", "verification_token_created_at")
    op.drop_column("users", "verification_token")
    op.drop_column("users", "is_verified")
