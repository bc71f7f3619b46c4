"""op-35-wrong-kind"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.drop_constraint("a", "t", type_="index")


def downgrade():
    pass
