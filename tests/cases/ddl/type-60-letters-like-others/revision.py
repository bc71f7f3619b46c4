"""type-60-letters-like-others"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # Upper-case letters count as such in other scripts too; two letters count as their ASCII likeness.
    op.create_table("fıle", sa.Column("ſize", sa.Integer()), sa.Column("é", sa.Integer()), sa.Column("ΩMEGA", sa.Integer()))
    op.add_column("fıle", sa.Column("İ", sa.Integer()))


def downgrade():
    op.drop_column("fıle", "ſize")
    op.drop_table("fıle")
