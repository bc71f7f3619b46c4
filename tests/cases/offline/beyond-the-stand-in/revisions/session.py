"""session"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "session"
down_revision = "start"

Base = declarative_base()


class Book(Base):
    __tablename__ = "book"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Text)


def upgrade():
    session = Session(bind=op.get_bind())
    session.execute(sa.text("UPDATE book SET title = :title"), {"title": "x"})
    session.query(Book).filter(Book.id == 3).update({"title": "z"})
    session.query(Book).filter_by(id=4).delete()
    session.add(Book(id=1, title="y"))
    session.commit()
    session.close()


def downgrade():
    pass
