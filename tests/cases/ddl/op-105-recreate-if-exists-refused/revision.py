"""op-105-recreate-if-exists-refused"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), sa.Index("i", "a"))
    with op.batch_alter_table("t", recreate="always", copy_from=table) as batch:
        batch.drop_index("i", if_exists=True)


def downgrade():
    pass
