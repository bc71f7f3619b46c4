"""a rule for all files: foreign keys are left unnamed"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.compiler import compiles

revision = "b1"
down_revision = "a1"


@compiles(sa.ForeignKeyConstraint, "postgresql")
def unnamed(element, compiler, **options):
    element.name = None
    return compiler.visit_foreign_key_constraint(element, **options)


def upgrade():
    op.add_column("orders", sa.Column("note", sa.Text))


def downgrade():
    op.drop_column("orders", "note")
