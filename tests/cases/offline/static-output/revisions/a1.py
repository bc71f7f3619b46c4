"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    from alembic import context
    context.static_output("-- said by the revision")
    print("printed")


def downgrade():
    pass
