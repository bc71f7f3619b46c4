"""rows through a session"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlmodel import Session, col, select

revision = "a1"
down_revision = None


def upgrade():
    hero = op.create_table("hero", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sqlmodel.AutoString(length=20)))
    with Session(op.get_bind()) as session:
        session.exec(sqlmodel.insert(hero).values([{"name": "anna"}, {"name": "bert"}]))
        print(session.exec(select(hero.c.name).order_by(col(hero.c.name))).all())
        print([tuple(row) for row in session.exec(select(hero.c.id, hero.c.name).where(hero.c.name == "bert"))])
        session.commit()


def downgrade():
    op.drop_table("hero")
