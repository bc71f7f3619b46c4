"""create user usage

One row for each user and month, for billing and for holding users to their quotas.

Revision ID: 20251022_1348_create_user_usage
Revises: 20251022_1347_create_user_quotas
Create Date: 2025-10-22 13:48:00

"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20251022_1348_create_user_usage"
down_revision: str | Sequence[str] | None = "20251022_1347_create_user_quotas"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table(
        "user_usage",
        sa.Column("usage_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),  # the first day of the month
        sa.Column("llm_tokens_used", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("llm_cost_usd", sa.Numeric(precision=10, scale=4), server_default=sa.text("0.0"), nullable=False),
        sa.Column("masterplans_created", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("storage_bytes", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("api_calls", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("usage_id"),
        sa.UniqueConstraint("user_id", "month", name="uq_user_usage_user_month"),
    )
    op.create_index("idx_user_usage_user_month", "user_usage", ["user_id", "month"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index("idx_user_usage_user_month", table_name="user_usage")
    op.drop_table("user_usage")
