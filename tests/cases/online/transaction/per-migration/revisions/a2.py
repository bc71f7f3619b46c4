"""step 2"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE u (i INTEGER)")
    op.execute("SELECT * FROM nowhere")


def downgrade():
    pass
