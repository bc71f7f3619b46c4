"""op-93-events"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer()), schema="S")
    sa.event.listen(table, "before_create", sa.DDL("SELECT 'before'").execute_if(dialect="postgresql"))
    sa.event.listen(table, "after_create", sa.DDL("ALTER TABLE %(fullname)s SET LOGGED"))
    sa.event.listen(table, "after_create", sa.DDL("SELECT 'never'").execute_if(dialect="mysql"))
    table.create(op.get_bind())


def downgrade():
    op.execute(sa.schema.DropTable(sa.Table("t", sa.MetaData(), schema="S"), if_exists=True))
    op.execute(sa.schema.CreateSequence(sa.Sequence("numbers", start=3, schema="S"), if_not_exists=True))
    op.execute(sa.schema.DropSchema("S", cascade=True))
