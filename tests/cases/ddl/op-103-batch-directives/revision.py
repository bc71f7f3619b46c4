"""op-103-batch-directives"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.batch_alter_table("t") as batch_op:
        batch_op.add_column(sa.Column("a", sa.Integer(), sa.ForeignKey("o.id")), if_not_exists=True, inline_references=True)
        batch_op.create_exclude_constraint("ex", ("a", "="))
        batch_op.drop_column("b", if_exists=True)
        batch_op.create_index("ix", ["a"], postgresql_where=sa.text("a > 0"), if_not_exists=True)
        batch_op.drop_index("ix", if_exists=True)
        batch_op.invoke
        print(batch_op.get_bind() is op.get_bind(), batch_op.get_context() is op.get_context(), batch_op.f("x"))


def downgrade():
    with op.batch_alter_table("t") as batch_op:
        batch_op.drop_constraint("uq", type_="unique", if_exists=True)
