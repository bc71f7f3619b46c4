"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("DO $$ BEGIN CREATE TABLE t (i INTEGER); RAISE NOTICE 'made it'; END $$")


def downgrade():
    pass
