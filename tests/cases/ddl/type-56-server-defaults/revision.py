"""type-56-server-defaults"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.String(), server_default="it's"),
        sa.Column("b", sa.Integer(), server_default="0"),
        sa.Column("c", sa.Boolean(), server_default="true"),
        sa.Column("d", sa.String(), server_default=""),
        sa.Column("e", sa.Boolean(), server_default=sa.text("true")),
        sa.Column("f", sa.DateTime(), server_default=sa.func.now()),
        sa.Column("g", sa.DateTime(), server_default=sa.func.current_timestamp()),
        sa.Column("h", sa.Boolean(), server_default=sa.true()),
        sa.Column("i", sa.Boolean(), server_default=sa.false()),
        sa.Column("j", sa.Integer(), server_default=sa.literal(5)),
        sa.Column("k", sa.Integer(), server_default=sa.null()),
        sa.Column("l", sa.Text(), server_default=sa.cast("x", sa.Text())),
        sa.Column("m", sa.Integer(), server_default=sa.FetchedValue()),
        sa.Column("n", sa.Uuid(), server_default=sa.func.gen_random_uuid()),
        sa.Column("o", sa.Integer(), default=5, onupdate=6),
        sa.Column("p", sa.Text(), server_default=sa.literal_column("'x' || 'y'")),
        sa.Column("q", sa.JSON(), server_default=sa.text("'{}'::json")),
        sa.Column("r", sa.DateTime(), server_default=sa.text("timezone('utc', now())")),
        sa.Column("s", sa.DateTime(), server_default=sa.func.timezone("utc", sa.func.now())),
    )


def downgrade():
    pass
