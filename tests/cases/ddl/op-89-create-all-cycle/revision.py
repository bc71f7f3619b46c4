"""op-89-create-all-cycle"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def _metadata():
    metadata = sa.MetaData(schema="s")
    sa.Table(
        "a",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("b_id", sa.ForeignKey("s.b.id", name="fk_a_b", use_alter=True)),
    )
    sa.Table(
        "b",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a_id", sa.ForeignKey("s.a.id", name="fk_b_a")),
    )
    return metadata


def upgrade():
    _metadata().create_all(op.get_bind(), checkfirst=False)


def downgrade():
    _metadata().drop_all(op.get_bind(), checkfirst=False)
