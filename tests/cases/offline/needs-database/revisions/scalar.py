"""scalar"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import declarative_base

revision = "scalar"
down_revision = "start"

Base = declarative_base()


class Book(Base):
    __tablename__ = "book"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Text)


def upgrade():
    count = op.get_bind().execute(sa.select(sa.func.count()).select_from(Book)).scalar()


def downgrade():
    pass
