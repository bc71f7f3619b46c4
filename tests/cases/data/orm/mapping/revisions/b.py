"""models in every style"""

import datetime
import enum
import uuid
from typing import Any, List, Optional

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy import func, orm, select
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.ext.declarative import declarative_base as old_declarative_base
from sqlalchemy.ext.declarative import declared_attr as old_declared_attr
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, backref, column_property, declared_attr, mapped_column, registry, relationship, synonym, validates

revision = "b"
down_revision = "a"


class Level(enum.Enum):
    LOW = 1
    HIGH = 2


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: pg.JSONB}


class Stamped:
    created: Mapped[datetime.datetime] = mapped_column(sa.DateTime, default=lambda: datetime.datetime(2020, 1, 1))

    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower() + "s"


class Author(Stamped, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(30))
    nick: Mapped[Optional[str]]
    level: Mapped[Level] = mapped_column(default=Level.LOW)
    data: Mapped[Optional[dict[str, Any]]] = mapped_column(MutableDict.as_mutable(pg.JSONB))
    words: Mapped[Optional[List[str]]] = mapped_column(MutableList.as_mutable(pg.ARRAY(sa.String)))
    key: Mapped[uuid.UUID] = mapped_column(server_default=func.gen_random_uuid())
    books: Mapped[List["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan", order_by="Book.title")
    twice = column_property(sa.text("1"), deferred=True) if False else None

    @validates("name")
    def check_name(self, key, value):
        if not value:
            raise ValueError("empty %s" % key)
        return value.strip()

    @hybrid_property
    def upper(self):
        return self.name.upper()

    @upper.expression
    def upper(cls):
        return func.upper(cls.name)

    @hybrid_method
    def starts(self, letter):
        return self.name.startswith(letter)

    @hybrid_property
    def label(self):
        return self.name + "!"


class Book(Stamped, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column("book_title", sa.String(50))
    author_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("authors.id"))
    pages: Mapped[int] = mapped_column(sa.Integer, default=10, onupdate=11)
    price: Mapped[Optional[float]] = mapped_column(sa.Numeric(6, 2))
    author: Mapped[Optional[Author]] = relationship(back_populates="books")
    name = synonym("title")
    double = column_property(pages * 2)


OldBase = old_declarative_base()


class Node(OldBase):
    __tablename__ = "nodes"
    __table_args__ = (sa.UniqueConstraint("name", name="nodes_name"), {"comment": "a tree"})
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20), nullable=False, index=True)
    parent_id = sa.Column(sa.Integer, sa.ForeignKey("nodes.id"))
    children = relationship("Node", backref=backref("parent", remote_side=[id]), order_by="Node.id", cascade="all")

    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent


class Animal(OldBase):
    __tablename__ = "animals"
    id = sa.Column(sa.Integer, primary_key=True)
    kind = sa.Column(sa.String(10))
    name = sa.Column(sa.String(10))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "animal"}


class Dog(Animal):
    bark = sa.Column(sa.String(10))
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Plain:
    pass


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    OldBase.metadata.create_all(bind)
    show(sorted(Base.metadata.tables), Author.__table__.c.keys(), Author.__tablename__, [c.nullable for c in Author.__table__.c], [repr(c.type) for c in Author.__table__.c])
    session = Session(bind)
    author = Author(name="  ann ", data={"a": 1}, words=["x"], books=[Book(title="B", price=1.5), Book(title="A")])
    show(author.name, author.upper, author.starts("a"), author.label, author.level)
    fails(Author, name="")
    fails(Author, nothing=1)
    session.add(author)
    session.flush()
    show(author.id, author.level, author.created, type(author.key).__name__, [b.title for b in author.books], author.books[0].author is author, author.books[0].pages, author.books[0].double, author.books[0].name)
    author.data["b"] = [2]
    author.words.append("y")
    session.flush()
    show(bind.execute(sa.text("SELECT data, words, level FROM authors")).all())
    author.data.update(c=3)
    author.data.pop("a")
    author.words.remove("x")
    session.commit()
    show(author.data, author.words, type(author.data).__name__, type(author.words).__name__, bind.execute(sa.text("SELECT data, words FROM authors")).one())
    show(session.scalars(select(Author.upper)).all(), session.query(Author).filter(Author.upper == "ANN").count(), session.query(Author).filter(Author.label == "ann!").count(), session.query(Book.title, Book.double).order_by(Book.title).all(), session.query(Book).filter(Book.name == "A").one().price)
    book = session.query(Book).filter_by(title="B").one()
    show(book.price, type(book.price).__name__)
    book.title = "C"
    session.flush()
    show(book.pages, [b.title for b in author.books])
    session.refresh(author)
    show([b.title for b in author.books])
    author.books.pop()
    session.flush()
    show(session.query(Book).count())
    Book(title="stray", author=author)
    session.flush()
    show(session.query(Book).count())
    session.expire_all()
    session.add(Book(title="added", author=author))
    session.commit()
    show(sorted(b.title for b in author.books))
    for one in session.query(Author):
        one.data["loop"] = True
    session.flush()
    show(bind.execute(sa.text("SELECT data FROM authors")).scalar())
    show(session.query(Author).all()[0].name)
    bind.execute(sa.text("UPDATE authors SET nick = 'raw'"))
    show(session.query(Author.nick).all())
    session.expunge_all()
    for one in session.query(Book).order_by(Book.id):
        one.pages += 1
    bind.execute(sa.text("UPDATE books SET pages = 100"))
    show([one.pages for one in session.query(Book).order_by(Book.id)])
    session.delete(session.query(Author).one())
    session.flush()
    show(session.query(Book).count(), session.query(Author).count())

    root = Node("root")
    session.add_all([root, Node("left", root), Node("right", parent=root)])
    root.children.append(Node("third"))
    session.flush()
    show([(n.name, n.parent.name if n.parent else None) for n in session.query(Node).order_by(Node.id)], [c.name for c in root.children], root.children[2].parent is root)
    leaf = session.query(Node).filter(Node.parent.has(name="root"), Node.name == "left").one()
    leaf.children = [Node("leaf")]
    session.commit()
    show(session.query(Node).filter(Node.children.any(Node.name == "leaf")).one().name, session.query(Node).filter(Node.parent == None).all()[0] is root)  # noqa: E711
    session.delete(root)
    session.flush()
    show(session.query(Node).count())

    session.add_all([Animal(name="cow"), Dog(name="rex", bark="wuff")])
    session.flush()
    show([(type(a).__name__, a.name, a.kind) for a in session.query(Animal).order_by(Animal.id)], session.query(Dog).one().bark, session.query(Dog).count())

    mapper_registry = registry()
    teams = sa.Table("teams", mapper_registry.metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String))
    mapper_registry.map_imperatively(Plain, teams)
    show(sorted(p.name for p in session.query(Plain)))
    one = Plain()
    one.name = "imperative"
    session.add(one)
    session.flush()
    show(one.id)

    Auto = automap_base()
    Auto.prepare(autoload_with=bind)
    show(sorted(Auto.classes.keys()))
    User, Team, Tag = Auto.classes.users, Auto.classes.teams, Auto.classes.tags
    user = session.query(User).filter_by(name="ann").one()
    show(user.age, user.teams.name, sorted(t.word for t in user.tags_collection), len(session.query(Team).filter_by(name="red").one().users_collection), user.data)
    session.add(User(name="auto", teams=session.query(Team).filter_by(name="blue").one()))
    session.flush()
    show(session.query(User.team_id).filter_by(name="auto").scalar())

    Other = old_declarative_base()

    class Tagged(Other):
        __tablename__ = "users"
        id = sa.Column(sa.Integer, primary_key=True)
        name = sa.Column(sa.String)
        tags = relationship("Word", secondary="user_tags")

    class Word(Other):
        __tablename__ = "tags"
        id = sa.Column(sa.Integer, primary_key=True)
        word = sa.Column(sa.String)

    sa.Table("user_tags", Other.metadata, sa.Column("user_id", sa.ForeignKey("users.id")), sa.Column("tag_id", sa.ForeignKey("tags.id")))
    show([t.name for t in session.query(Tagged).join(Tagged.tags).order_by(Tagged.id)], session.query(Tagged).join(Tagged.tags).count(), [(t.name, w.word) for t, w in session.query(Tagged, Word).join(Tagged.tags).order_by(Tagged.id, Word.id)])
    show([t.name for t in session.scalars(select(Tagged).join(Tagged.tags).order_by(Tagged.id))], [t.name for t in session.scalars(select(Tagged).join(Tagged.tags).order_by(Tagged.id)).unique()])
    show(session.query(Tagged.name).join(Tagged.tags).order_by(Tagged.id).all(), session.query(Tagged).join(Tagged.tags).filter(Tagged.name == "ann").one().name)
    mapper = sa.inspect(Tagged)
    show(mapper.local_table.name, [c.key for c in mapper.column_attrs], [r.key for r in mapper.relationships], [c.name for c in mapper.primary_key], mapper.class_ is Tagged)
    show({c.name: getattr(session.get(Tagged, 1), c.name) for c in Tagged.__table__.columns})
    session.close()


def downgrade():
    bind = op.get_bind()
    OldBase.metadata.drop_all(bind)
    Base.metadata.drop_all(bind)
    show(sorted(sa.inspect(bind).get_table_names()))
