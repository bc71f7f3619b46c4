"""type-15-json-array-uuid"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.JSON()),
        sa.Column("c2", sa.JSON(none_as_null=True)),
        sa.Column("c3", sa.ARRAY(sa.Integer())),
        sa.Column("c4", sa.ARRAY(sa.String(5), dimensions=2)),
        sa.Column("c5", sa.Uuid()),
        sa.Column("c6", sa.UUID()),
        sa.Column("c7", sa.Uuid(native_uuid=False)),
        sa.Column("c8", sa.Uuid(as_uuid=False)),
    )


def downgrade():
    pass
