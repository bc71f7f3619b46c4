"""op-18-using-without-type"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c", postgresql_using="c::integer")


def downgrade():
    pass
