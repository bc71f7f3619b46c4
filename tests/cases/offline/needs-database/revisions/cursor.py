"""cursor"""

from alembic import op

revision = "cursor"
down_revision = "start"


def upgrade():
    cursor = op.get_bind().connection.cursor()
    cursor.execute("SELECT title FROM book WHERE id = %s", (7,))
    print(cursor.fetchone())


def downgrade():
    pass
