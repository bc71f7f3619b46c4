"""driver sql"""

from alembic import op

revision = "driver_sql"
down_revision = "start"


def upgrade():
    count = op.get_bind().exec_driver_sql("SELECT count(*) FROM book").scalar()


def downgrade():
    pass
