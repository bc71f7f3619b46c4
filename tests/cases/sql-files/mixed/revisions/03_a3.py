"""python third"""

from alembic import op

revision = "a3"
down_revision = "a2"


def upgrade():
    op.execute("ALTER TABLE b ADD n INTEGER")


def downgrade():
    op.execute("ALTER TABLE b DROP n")
