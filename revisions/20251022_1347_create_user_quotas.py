"""create user quotas

What one user may use. An empty limit means that there is none.

Revision ID: 20251022_1347_create_user_quotas
Revises: 20251022_1346_extend_users_table
Create Date: 2025-10-22 13:47:00

"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20251022_1347_create_user_quotas"
down_revision: str | Sequence[str] | None = "20251022_1346_extend_users_table"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table(
        "user_quotas",
        sa.Column("quota_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("llm_tokens_monthly_limit", sa.Integer(), nullable=True),
        sa.Column("masterplans_limit", sa.Integer(), nullable=True),
        sa.Column("storage_bytes_limit", sa.BigInteger(), nullable=True),
        sa.Column("api_calls_per_minute", sa.Integer(), server_default=sa.text("30"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("quota_id"),
        sa.UniqueConstraint("user_id", name="uq_user_quotas_user_id"),
    )
    op.create_index(op.f("ix_user_quotas_user_id"), "user_quotas", ["user_id"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index(op.f("ix_user_quotas_user_id"), table_name="user_quotas")
    op.drop_table("user_quotas")
