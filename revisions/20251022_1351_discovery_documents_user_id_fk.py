"""discovery_documents.user_id to UUID with foreign key

Stops where a user_id is not a UUID, or names no user: mend or delete such rows first.

Revision ID: 20251022_1351_discovery_documents_user_id_fk
Revises: 20251022_1350_masterplans_user_id_fk
Create Date: 2025-10-22 13:51:00

"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20251022_1351_discovery_documents_user_id_fk"
down_revision: str | Sequence[str] | None = "20251022_1350_masterplans_user_id_fk"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Upgrade schema."""
    op.drop_index("idx_discovery_user", table_name="discovery_documents")
    op.alter_column(
        "discovery_documents",
        "user_id",
        existing_type=sa.String(length=100),
        type_=sa.Uuid(),
        existing_nullable=False,
        postgresql_using="user_id::uuid",
    )
    op.create_foreign_key(
        "fk_discovery_documents_user_id",
        "discovery_documents",
        "users",
        ["user_id"],
        ["user_id"],
        ondelete="CASCADE",
    )
    op.create_index("idx_discovery_user", "discovery_documents", ["user_id"])


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_index("idx_discovery_user", table_name="discovery_documents")
    op.drop_constraint("fk_discovery_documents_user_id", "discovery_documents", type_="foreignkey")
    op.alter_column(
        "discovery_documents",
        "user_id",
        existing_type=sa.Uuid(),
        type_=sa.String(length=100),
        existing_nullable=False,
        postgresql_using="user_id::text",
    )
    op.create_index("idx_discovery_user", "discovery_documents", ["user_id"])
