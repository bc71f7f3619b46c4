"""op-03-table-options"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("inherited", sa.Column("a", sa.Integer()), postgresql_inherits="base")
    op.create_table("inherits_two", sa.Column("a", sa.Integer()), postgresql_inherits=("base", "Second"))
    op.create_table("partitioned", sa.Column("a", sa.Integer()), postgresql_partition_by="RANGE (a)")
    op.create_table("method", sa.Column("a", sa.Integer()), postgresql_using="heap")
    op.create_table("oids", sa.Column("a", sa.Integer()), postgresql_with_oids=True)
    op.create_table("no_oids", sa.Column("a", sa.Integer()), postgresql_with_oids=False)
    op.create_table("committed", sa.Column("a", sa.Integer()), prefixes=["TEMPORARY"], postgresql_on_commit="DELETE ROWS")
    op.create_table("kept", sa.Column("a", sa.Integer()), prefixes=["TEMPORARY"], postgresql_on_commit="preserve_rows")
    op.create_table("placed", sa.Column("a", sa.Integer()), postgresql_tablespace="Fast")
    op.create_table("all_of_them", sa.Column("a", sa.Integer()), postgresql_inherits="b", postgresql_partition_by="LIST (a)", postgresql_using="heap", postgresql_on_commit="DROP", postgresql_tablespace="ts")


def downgrade():
    pass
