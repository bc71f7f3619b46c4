"""reflect"""

import sqlalchemy as sa
from alembic import op

revision = "reflect"
down_revision = "start"


def upgrade():
    book = sa.Table("book", sa.MetaData(), autoload_with=op.get_bind())


def downgrade():
    pass
