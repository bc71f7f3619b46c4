"""driver sql"""

from alembic import op

revision = "driver_sql"
down_revision = "start"


def upgrade():
    op.get_bind().exec_driver_sql("CREATE TABLE book (id INTEGER, part TEXT DEFAULT '100%')")
    op.get_bind().exec_driver_sql("INSERT INTO book VALUES (%s, %s)", (1, "a%"))


def downgrade():
    pass
