"""type-54-identity"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer(), sa.Identity()),
        sa.Column("b", sa.Integer(), sa.Identity(always=True)),
        sa.Column("c", sa.Integer(), sa.Identity(start=5, increment=2, minvalue=1, maxvalue=100, cache=5, cycle=True)),
        sa.Column("d", sa.Integer(), sa.Identity(nominvalue=True, nomaxvalue=True, cycle=False)),
        sa.Column("e", sa.Integer(), sa.Identity(), nullable=True),
        sa.Column("f", sa.Integer(), sa.Identity(), nullable=False),
    )


def downgrade():
    pass
