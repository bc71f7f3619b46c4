"""op-35-no-name"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.drop_constraint(None, "t", type_="unique")


def downgrade():
    pass
