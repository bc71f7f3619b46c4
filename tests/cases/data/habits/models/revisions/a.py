"""models that stand in the revision"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm
from sqlalchemy.orm import declarative_base

revision = "a"
down_revision = None
branch_labels = None
depends_on = None

Base = declarative_base()


class Player(Base):
    __tablename__ = "players"

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String, nullable=False)
    team_name = sa.Column(sa.String)
    team_id = sa.Column(sa.ForeignKey("teams.id"), nullable=True)


class Team(Base):
    __tablename__ = "teams"

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String, nullable=False)
    players = orm.relationship("Player", backref="team")


def upgrade():
    bind = op.get_bind()
    session = orm.Session(bind=bind)
    Base.metadata.create_all(bind=bind, tables=[Team.__table__, Player.__table__])
    session.add_all([Player(name="ann", team_name="red"), Player(name="bob", team_name="blue"), Player(name="cid", team_name="red"), Player(name="dan")])
    session.commit()
    teams = {}
    for player in session.query(Player).filter(Player.team_name.isnot(None)).order_by(Player.id):
        if player.team_name not in teams:
            teams[player.team_name] = Team(name=player.team_name)
        player.team = teams[player.team_name]
    session.add_all(teams.values())
    session.commit()
    print([(team.name, sorted(p.name for p in team.players)) for team in session.query(Team).order_by(Team.name)])
    op.drop_column("players", "team_name")


def downgrade():
    op.drop_table("players")
    op.drop_table("teams")
