"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("DO $$ BEGIN RAISE WARNING 'rows were skipped' USING DETAIL = 'three of them', HINT = 'look at them'; END $$")


def downgrade():
    op.execute("DO $$ BEGIN RAISE WARNING 'back' USING DETAIL = 'a\nb'; END $$")
