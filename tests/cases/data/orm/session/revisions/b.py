"""changes through a session"""

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy.orm import Session, declarative_base, relationship, scoped_session, sessionmaker

revision = "b"
down_revision = "a"

Base = declarative_base()
user_tags = sa.Table("user_tags", Base.metadata, sa.Column("user_id", sa.ForeignKey("users.id"), primary_key=True), sa.Column("tag_id", sa.ForeignKey("tags.id"), primary_key=True))


class Team(Base):
    __tablename__ = "teams"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    users = relationship("User", back_populates="team", cascade="all, delete-orphan", order_by="User.id")


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    age = sa.Column(sa.Integer, default=18, onupdate=lambda: 99)
    kind = sa.Column(sa.Enum("admin", "member", name="kind"), default="member")
    data = sa.Column(sa.JSON)
    team_id = sa.Column(sa.ForeignKey("teams.id"))
    created = sa.Column(sa.DateTime, server_default=sa.text("'2020-01-02'"))
    team = relationship(Team, back_populates="users")
    tags = relationship("Tag", secondary=user_tags, backref="users")


class Tag(Base):
    __tablename__ = "tags"
    id = sa.Column(sa.Integer, primary_key=True)
    word = sa.Column(sa.String(20))


def upgrade():
    bind = op.get_bind()
    session = Session(bind=bind)
    user = User(name="eve")
    show(user.id, user.age, user.team, user.tags, sa.inspect(user).transient, user in session)
    session.add(user)
    show(user in session, user.id, sa.inspect(user).pending, len(session.new))
    session.flush()
    show(user.id, user.age, user.kind, user.created, user.data, sa.inspect(user).persistent)
    user.name = "eva"
    user.data = {"k": [1]}
    show(session.dirty == {user} or len(session.dirty), session.is_modified(user), sa.inspect(user).attrs.name.history)
    session.flush()
    show(bind.execute(sa.text("SELECT name, age, data FROM users WHERE id = :id"), {"id": user.id}).one(), user.age)
    team = Team(name="green", users=[User(name="g1"), User(name="g2", tags=[Tag(word="new"), session.query(Tag).filter_by(word="x").one()])])
    session.add_all([team, Tag(word="alone")])
    show(session.query(Team).filter_by(name="green").one() is team, [u.id for u in team.users], [u.team_id == team.id for u in team.users], [t.word for t in team.users[1].tags])
    moved = session.query(User).filter_by(name="cid").one()
    moved.team = team
    show(moved in team.users, moved.team_id)
    session.flush()
    show(moved.team_id == team.id, [u.name for u in team.users])
    team.users.remove(moved)
    show(moved.team)
    session.flush()
    show(session.query(User).filter_by(name="cid").count())
    ann = session.query(User).filter_by(name="ann").one()
    show(sorted(t.word for t in ann.tags))
    ann.tags.remove(ann.tags[0])
    ann.tags.append(session.query(Tag).filter_by(word="z").one())
    session.flush()
    show(bind.execute(sa.text("SELECT tag_id FROM user_tags WHERE user_id = 1 ORDER BY 1")).scalars().all(), sorted(t.word for t in ann.tags))
    ann.tags = []
    session.flush()
    show(bind.execute(sa.text("SELECT count(*) FROM user_tags WHERE user_id = 1")).scalar())
    session.delete(session.query(User).filter_by(name="dan").one())
    session.flush()
    show(session.query(User).filter_by(name="dan").first())
    bind.execute(sa.text("UPDATE users SET age = 77 WHERE name = 'bob'"))
    bob = session.query(User).filter_by(name="bob").one()
    show(bob.age)
    bind.execute(sa.text("UPDATE users SET age = 78 WHERE name = 'bob'"))
    show(bob.age)
    session.refresh(bob)
    show(bob.age)
    bind.execute(sa.text("UPDATE users SET age = 79 WHERE name = 'bob'"))
    session.expire(bob)
    show(bob.age)
    bob.age = 1
    session.rollback if False else session.expire(bob, ["age"])
    show(bob.age)
    merged = session.merge(User(id=bob.id, name="bobby"))
    show(merged is bob, bob.name)
    fresh = session.merge(User(name="merged"))
    session.flush()
    show(fresh.id is not None, fresh.name)
    session.expunge(bob)
    show(bob in session, sa.inspect(bob).detached)
    session.bulk_insert_mappings(User, [{"name": "m1", "age": 1}, {"name": "m2"}])
    session.bulk_save_objects([User(name="o1"), User(name="o2", age=3)])
    ids = [id for (id,) in session.query(User.id).filter(User.name.in_(["m1", "m2"])).order_by(User.id)]
    session.bulk_update_mappings(User, [{"id": ids[0], "age": 50}, {"id": ids[1], "age": 51}])
    show(session.query(User.name, User.age, User.kind).filter(User.name.like("m_")).order_by(User.name).all(), session.query(User.name, User.age, User.kind).filter(User.name.like("o_")).order_by(User.name).all())
    with session.begin_nested():
        session.add(User(name="nested"))
    show(session.query(User).filter_by(name="nested").count())
    nested = session.begin_nested()
    session.add(User(name="gone"))
    session.flush()
    nested.rollback()
    show(session.query(User).filter_by(name="gone").count())
    try:
        with session.begin_nested():
            session.add(Team(name="red"))
            session.flush()
    except sa.exc.IntegrityError as error:
        print(type(error).__name__, str(error).splitlines()[0])
    show(session.query(Team).filter_by(name="red").count())
    with session.no_autoflush:
        session.add(User(name="late"))
        show(session.query(User).filter_by(name="late").count())
    show(session.query(User).filter_by(name="late").count())
    for user in session.query(User).filter(User.name.like("o_")):
        user.name = user.name.upper()
        user.data = {"from": user.id is not None}
    session.flush()
    show(session.query(User.name, User.data).filter(User.name.like("O_")).order_by(User.name).all())
    with session.begin_nested() as nested:
        fails(lambda: [session.add(User(age=5)), session.flush()])
        nested.rollback() if nested.is_active else None
    fails(session.add, object())
    session.delete(team)
    session.flush()
    show(session.query(User).filter(User.name.like("g_")).count())
    maker = sessionmaker(bind=bind)
    second = maker()
    show(type(second).__name__, second.query(Team).count())
    third = sessionmaker()(bind=bind)
    third.add(Team(name="third"))
    third.flush()
    scoped = scoped_session(sessionmaker(bind=bind))
    show(scoped.query(Team).count(), scoped().query(Team).count())
    configured = sessionmaker()
    configured.configure(bind=bind)
    show(configured().query(Team).count())
    session.add(User(name="unflushed"))
    session.expunge_all()
    show(session.query(User).filter_by(name="unflushed").count(), len(session.identity_map), list(session))
    session.add(User(name="at the end"))
    session.commit()
    show(session.query(User).filter_by(name="at the end").one().name)
    session.close()


def downgrade():
    session = sessionmaker(bind=op.get_bind())()
    for user in session.query(User).order_by(User.id.desc()):
        if user.name == "at the end":
            session.delete(user)
    session.commit()
