"""type-09-binary"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.LargeBinary()),
        sa.Column("c2", sa.LargeBinary(100)),
        sa.Column("c3", sa.PickleType()),
        sa.Column("c4", sa.BLOB()),
        sa.Column("c5", sa.CLOB()),
        sa.Column("c6", sa.BINARY(5)),
        sa.Column("c7", sa.VARBINARY(5)),
    )


def downgrade():
    pass
