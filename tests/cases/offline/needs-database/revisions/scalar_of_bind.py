"""scalar of bind"""

import sqlalchemy as sa
from alembic import op

revision = "scalar_of_bind"
down_revision = "start"


def upgrade():
    count = op.get_bind().scalar(sa.text("SELECT count(*) FROM book"))


def downgrade():
    pass
