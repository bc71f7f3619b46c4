"""questions through a session"""

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased, contains_eager, declarative_base, joinedload, load_only, relationship, selectinload, sessionmaker, subqueryload

revision = "b"
down_revision = "a"

Base = declarative_base()
user_tags = sa.Table("user_tags", Base.metadata, sa.Column("user_id", sa.ForeignKey("users.id"), primary_key=True), sa.Column("tag_id", sa.ForeignKey("tags.id"), primary_key=True))


class Team(Base):
    __tablename__ = "teams"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    users = relationship("User", back_populates="team", order_by="User.id")

    def __repr__(self):
        return "Team(%s)" % self.name


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    age = sa.Column(sa.Integer)
    kind = sa.Column(sa.Enum("admin", "member", name="kind"))
    data = sa.Column(sa.JSON)
    team_id = sa.Column(sa.ForeignKey("teams.id"))
    created = sa.Column(sa.DateTime, server_default=sa.func.now())
    team = relationship(Team, back_populates="users")
    tags = relationship("Tag", secondary=user_tags, backref="users", order_by="Tag.id")

    def __repr__(self):
        return "User(%s)" % self.name


class Tag(Base):
    __tablename__ = "tags"
    id = sa.Column(sa.Integer, primary_key=True)
    word = sa.Column(sa.String(20))

    def __repr__(self):
        return "Tag(%s)" % self.word


def upgrade():
    bind = op.get_bind()
    session = Session(bind=bind)
    query = session.query
    show(query(User).order_by(User.id).all(), query(User).count(), query(User).filter(User.age > 26).order_by(User.id).all(), query(User).filter_by(name="bob").one(), query(User).filter_by(name="bob", age=25).first())
    show(query(User).filter_by(name="nobody").first(), query(User).filter_by(name="nobody").one_or_none(), query(User).get(2), query(User).get(99), session.get(User, 3), session.get(User, 99))
    fails(query(User).filter_by(name="nobody").one)
    fails(query(User).one)
    fails(query(User).one_or_none)
    fails(query(User).filter_by, nothing=1)
    user = query(User).get(1)
    show(user.id, user.name, user.age, user.kind, user.data, user.team_id, user.created, user.team, user.tags, user.team.users, user is session.get(User, 1), user is query(User).first())
    show(query(User.name).order_by(User.id).all(), query(User.id, User.name.label("title")).order_by(User.id).first(), [name for (name,) in query(User.name).order_by(User.name.desc())], query(User.name).filter(User.id == 1).scalar(), query(func.count(User.id)).scalar(), query(func.max(User.age), func.min(User.age)).one())
    row = query(User.id, User.name).order_by(User.id).first()
    show(row.id, row.name, row[0], tuple(row), row._asdict())
    show(query(User, Team).join(Team).order_by(User.id).all(), query(User).join(User.team).filter(Team.name == "red").order_by(User.id).all(), query(User.name, Team.name).outerjoin(Team, User.team_id == Team.id).order_by(User.id).all())
    show(query(User).join(User.tags).filter(Tag.word == "y").order_by(User.id).all(), query(User).filter(User.tags.any(Tag.word == "x")).all(), query(User).filter(User.team.has(name="blue")).all(), query(User).filter(~User.tags.any()).order_by(User.id).all(), query(User).filter(User.team == None).all(), query(Team).filter(Team.users.any()).order_by(Team.id).all())  # noqa: E711
    show(query(Tag).filter(Tag.users.contains(user)).order_by(Tag.id).all(), query(User).filter(User.team == session.get(Team, 2)).all(), query(User).with_parent(session.get(Team, 1)).order_by(User.id).all() if hasattr(session.query(User), "with_parent") else None)
    show(query(User).order_by(User.age.desc().nulls_last()).limit(2).offset(1).all(), query(User).order_by(User.id)[1:3], query(User).order_by(User.id)[0], query(User).order_by(User.id.desc()).first(), query(User).slice(0, 2).count())
    show(query(User.kind, func.count()).group_by(User.kind).order_by(func.count().desc(), User.kind).all(), query(User.team_id).distinct().order_by(User.team_id).all(), query(User.kind, func.count().label("n")).group_by(User.kind).having(func.count() > 1).all())
    show(query(User).filter(User.name.in_(["ann", "dan"])).order_by(User.id).all(), query(User).filter(User.id.in_([])).all(), query(User).filter(sa.or_(User.age == None, User.age > 35)).order_by(User.id).all(), query(User).filter(User.kind == "admin").all(), query(User).filter(User.kind.is_(None)).all(), query(User).filter(User.name.like("%n")).order_by(User.id).all())  # noqa: E711
    show(query(User).where(User.id > 1, User.id < 4).order_by(User.id).all(), query(User).filter(sa.text("age > :n")).params(n=29).order_by(User.id).all(), query(User).filter(User.age.between(20, 30)).order_by(User.id).all(), query(User).from_statement(sa.text("SELECT * FROM users ORDER BY id DESC")).all())
    show(query(query(User).filter_by(name="ann").exists()).scalar(), query(exists().where(User.name == "zed")).scalar(), session.query(sa.literal(True)).filter(query(User).exists()).scalar())
    other = aliased(User)
    show(query(User.name, other.name).join(other, User.team_id == other.team_id).filter(User.id < other.id).all(), query(other).filter(other.id == 2).all())
    sub = query(User.team_id, func.count().label("n")).group_by(User.team_id).subquery()
    show(query(Team.name, sub.c.n).outerjoin(sub, sub.c.team_id == Team.id).order_by(Team.id).all(), query(Team).filter(Team.id.in_(query(User.team_id))).order_by(Team.id).all(), query(Team).filter(Team.id.in_(select(User.team_id))).order_by(Team.id).all())
    show(query(User).with_entities(User.name).order_by(User.id).all(), query(User).add_columns(User.age + 1).order_by(User.id).first(), query(User).options(joinedload(User.team)).order_by(User.id).all()[0].team, query(Team).options(selectinload(Team.users)).order_by(Team.id).first().users, query(Team).options(subqueryload(Team.users)).order_by(Team.id).all()[1].users, query(User).options(joinedload(User.tags)).order_by(User.id).all())
    show(query(Team).join(Team.users).options(contains_eager(Team.users)).filter(User.age > 26).all(), query(User).options(load_only(User.name)).order_by(User.id).first().age, query(User.id).union(query(Tag.id)).order_by(sa.text("1")).all())
    show([user.name for user in query(User).order_by(User.id).yield_per(2)], [u.name for u in query(User).order_by(User.id)], query(User).order_by(None).order_by(User.id).enable_eagerloads(False).first(), query(User).execution_options(stream_results=True).count())
    print(query(User.id).filter(User.name == "x"), query(User).statement, sep="\n")
    show(session.execute(select(User).order_by(User.id)).scalars().all(), session.scalars(select(User.name).order_by(User.id)).all(), session.scalar(select(func.count()).select_from(User)), session.execute(select(User.id, User.name).where(User.id == 1)).one(), session.execute(select(User, Team.name).join(User.team).order_by(User.id)).all())
    show(session.execute(select(User).where(User.name == "ann")).scalar_one(), session.execute(select(User).where(User.name == "x")).scalar_one_or_none(), session.execute(select(User).limit(0)).scalars().first(), session.execute(select(User).options(selectinload(User.tags)).order_by(User.id)).scalars().unique().all(), session.scalars(select(User).filter_by(name="cid")).one().data)
    show(session.execute(sa.text("SELECT name FROM users WHERE id = :id"), {"id": 2}).scalar(), session.execute(sa.text("SELECT id, name FROM users ORDER BY id")).mappings().first(), session.scalar(sa.text("SELECT 1")))
    show(query(User).filter(User.data["n"].as_integer() == 1).all(), query(User.data).filter(User.id == 3).scalar(), query(User).filter(User.data.is_(None)).all(), query(User).filter(sa.cast(User.data, sa.Text) == "null").all())
    show(query(User).filter(User.id == 1).update({"age": 31}), session.get(User, 1).age, query(User).filter(User.id > 1).update({User.age: User.age + 1}, synchronize_session=False), query(User).filter_by(name="dan").delete(), query(User).count(), query(User).filter(User.name == "x").delete(synchronize_session="fetch"))
    show(session.execute(sa.update(User).where(User.name == "cid").values(age=7)).rowcount, session.execute(sa.delete(User).where(User.name == "nobody")).rowcount, session.execute(sa.insert(User).values(name="eve", data={"k": 1})).rowcount, session.execute(sa.insert(User).returning(User), [{"name": "fay"}, {"name": "gus"}]).scalars().all())
    show([(u.id, u.name, u.age, u.created) for u in query(User).order_by(User.id)])
    show(sa.inspect(user).persistent, user in session, session.dirty, session.new, session.deleted, bool(session.is_modified(user)), session.bind is bind, session.get_bind() is bind, session.connection() is bind)
    session.close()


def downgrade():
    with Session(op.get_bind()) as session:
        show(session.query(User).filter(User.name.in_(["eve", "fay"])).delete())
        session.commit()
