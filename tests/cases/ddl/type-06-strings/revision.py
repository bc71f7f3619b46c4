"""type-06-strings"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.String()),
        sa.Column("c2", sa.String(50)),
        sa.Column("c3", sa.Unicode()),
        sa.Column("c4", sa.Unicode(50)),
        sa.Column("c5", sa.VARCHAR(50)),
        sa.Column("c6", sa.CHAR()),
        sa.Column("c7", sa.CHAR(3)),
        sa.Column("c8", sa.Text()),
        sa.Column("c9", sa.UnicodeText()),
        sa.Column("c10", sa.TEXT()),
        sa.Column("c11", sa.Text(50)),
        sa.Column("c12", sa.NCHAR(3)),
        sa.Column("c13", sa.NVARCHAR(50)),
        sa.Column("c14", sa.String(50, collation="C")),
        sa.Column("c15", sa.Text(collation="de_DE")),
    )


def downgrade():
    pass
