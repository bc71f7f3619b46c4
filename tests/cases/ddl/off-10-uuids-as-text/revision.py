"""off-10-uuids-as-text"""

import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    text = "12345678-1234-5678-1234-567812345678"
    op.bulk_insert(
        sa.table(
            "t",
            sa.column("a", sa.Uuid(as_uuid=False)),
            sa.column("b", sa.Uuid(native_uuid=False)),
            sa.column("c", postgresql.UUID(as_uuid=False)),
            sa.column("d", sa.UUID(as_uuid=False)),
            sa.column("e", sa.ARRAY(sa.Uuid(as_uuid=False))),
            sa.column("f", sa.Uuid(as_uuid=False, native_uuid=False)),
            sa.column("g", sa.ARRAY(sa.Uuid())),
        ),
        [{"a": text, "b": uuid.UUID(text), "c": text, "d": text, "e": [text, "it's"], "f": text, "g": [uuid.UUID(text)]}],
    )


def downgrade():
    pass
