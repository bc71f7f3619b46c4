"""op-01-create-table"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(50), nullable=False, comment="what it's called"),
        sa.Column("code", sa.String(), unique=True),
        sa.Column("other_id", sa.Integer(), sa.ForeignKey("o.id")),
        sa.PrimaryKeyConstraint("id"),
        sa.Index("ix_t_two", "name", "code"),
        comment="a table",
        schema="s",
    )
    op.create_table("u", sa.Column("a", sa.Integer()), if_not_exists=True)
    op.create_table("temporary_one", sa.Column("a", sa.Integer()), prefixes=["TEMPORARY"])


def downgrade():
    op.drop_table("t", schema="s")
