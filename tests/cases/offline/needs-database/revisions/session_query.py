"""session query"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "session_query"
down_revision = "start"

Base = declarative_base()


class Book(Base):
    __tablename__ = "book"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Text)


def upgrade():
    session = Session(bind=op.get_bind())
    for book in session.query(Book).filter(Book.title == "x"):
        book.title = "y"


def downgrade():
    pass
