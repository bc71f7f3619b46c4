"""returning"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import declarative_base

revision = "returning"
down_revision = "start"

Base = declarative_base()


class Book(Base):
    __tablename__ = "book"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Text)


def upgrade():
    made = op.get_bind().execute(sa.insert(Book).values(title="x").returning(Book.id)).scalar()


def downgrade():
    pass
