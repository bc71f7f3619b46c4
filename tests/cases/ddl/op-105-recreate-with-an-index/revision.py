"""op-105-recreate-with-an-index"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # An index of an added column comes twice, under either name of the table.
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer, index=True), sa.Column("b", sa.Integer, unique=True))
    with op.batch_alter_table("t2", recreate="always", copy_from=table) as batch:
        batch.add_column(sa.Column("c", sa.Integer, index=True))
        batch.create_index("i", ["c"])


def downgrade():
    pass
