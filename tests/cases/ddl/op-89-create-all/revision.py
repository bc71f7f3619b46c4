"""op-89-create-all"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def _metadata():
    metadata = sa.MetaData()
    sa.Table(
        "child",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.ForeignKey("parent.id"), comment="whose it is"),
    )
    sa.Table(
        "parent",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Enum("a", "b", name="kind"), index=True),
    )
    sa.Sequence("numbers", start=5, metadata=metadata)
    return metadata


def upgrade():
    _metadata().create_all(op.get_bind())


def downgrade():
    _metadata().drop_all(op.get_bind())
