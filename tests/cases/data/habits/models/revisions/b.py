"""the same tables through another base, and a session of a factory"""

from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import Session, sessionmaker

revision = "b"
down_revision = "a"

Base = declarative_base()
SessionFactory = sessionmaker()


class Player(Base):
    __tablename__ = "players"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String)
    score = sa.Column(sa.Integer)


@contextmanager
def session_scope():
    session = SessionFactory(bind=op.get_bind())
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


def upgrade():
    op.add_column("players", sa.Column("score", sa.Integer))
    with session_scope() as session:
        for number, player in enumerate(session.query(Player).order_by(Player.name.desc()).all()):
            player.score = number * 10
    with Session(bind=op.get_bind()) as session:
        with session.begin():
            session.query(Player).filter(Player.score == 0).update({Player.score: Player.score + 5}, synchronize_session=False)
            session.execute(sa.update(Player).where(Player.name == "ann").values(score=99))
    session = Session(bind=op.get_bind())
    print([(p.name, p.score) for p in session.execute(sa.select(Player).order_by(Player.score)).scalars()])
    try:
        session.query(Player).filter_by(name="dan").delete()
        session.flush()
    finally:
        session.close()
    op.alter_column("players", "score", nullable=False, server_default="0")


def downgrade():
    op.drop_column("players", "score")
