"""type-53-sequence"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    seq = sa.Sequence("my_seq")
    op.execute(sa.schema.CreateSequence(seq))
    op.create_table("t", sa.Column("id", sa.Integer(), seq, primary_key=True))
    op.create_table("u", sa.Column("id", sa.Integer(), server_default=seq.next_value(), primary_key=True))
    op.execute(sa.schema.CreateSequence(sa.Sequence("S", start=5, increment=2, minvalue=1, maxvalue=99, cycle=True, cache=3, schema="x")))


def downgrade():
    pass
