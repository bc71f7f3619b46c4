"""rows"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "a2"
down_revision = "a1"

Base = declarative_base()


class Shelf(Base):
    __tablename__ = "shelf"
    id = sa.Column(sa.Integer, primary_key=True)
    label = sa.Column(sa.Text)


def upgrade():
    bind = op.get_bind()
    bind.execute(sa.text("UPDATE shelf SET label = upper(label)"))
    for row in bind.execute(sa.text("SELECT id, label FROM shelf WHERE id >= :low ORDER BY id"), {"low": 1}):
        bind.execute(sa.text("UPDATE shelf SET label = :label WHERE id = :id"), {"label": row.label * 2, "id": row.id})
    session = Session(bind=bind)
    for shelf in session.scalars(sa.select(Shelf).where(Shelf.label == "BB")):
        shelf.label = "last"
    session.add(Shelf(label="new"))
    session.commit()
    key = bind.execute(sa.insert(Shelf).values(label="key")).inserted_primary_key[0]
    op.execute(f"UPDATE shelf SET label = 'key {key}' WHERE id = {key}")


def downgrade():
    op.execute("DELETE FROM shelf WHERE id > 2")
