"""op-105-recreate-types"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    # Into the schema of the table, out of any other; the items of an array stay where they are.
    columns = [
        sa.Column("a", sa.Enum("x", name="e1", schema="s")),
        sa.Column("b", postgresql.ENUM("x", name="e2", schema="s")),
        sa.Column("c", sa.ARRAY(sa.Enum("x", name="e3", schema="s"))),
        sa.Column("d", postgresql.DOMAIN("d4", sa.Integer(), schema="s")),
    ]
    with op.batch_alter_table("t", recreate="always", copy_from=sa.Table("t", sa.MetaData(), *columns)):
        pass
    columns = [sa.Column("a", sa.Enum("x", name="e5")), sa.Column("b", postgresql.ENUM("x", name="e6", schema="s"))]
    with op.batch_alter_table("t", recreate="always", copy_from=sa.Table("t", sa.MetaData(), *columns, schema="other")):
        pass
    columns = [sa.Column("a", sa.Enum("x", name="e7", schema="s"))]
    sa.Table("t", sa.MetaData(), *columns).to_metadata(sa.MetaData(), schema="other").create(op.get_bind(), checkfirst=False)


def downgrade():
    pass
