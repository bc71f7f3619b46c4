"""another line"""

import sqlalchemy as sa
from alembic import op

revision = "another_line"
down_revision = "start"


def upgrade():
    bind = op.get_bind()
    books = bind.execute(sa.text("SELECT title FROM book"))
    bind.execute(sa.text("UPDATE book SET title = 'x'"))
    for book in books:
        print(book)


def downgrade():
    pass
