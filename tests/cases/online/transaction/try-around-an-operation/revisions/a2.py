"""step 2"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    try:
        op.execute("DROP TABLE nowhere")
    except Exception as error:
        print("caught", type(error).__name__)
    op.execute("CREATE TABLE u (i INTEGER)")


def downgrade():
    pass
