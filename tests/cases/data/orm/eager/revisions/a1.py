"""objects that are read along with others"""

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy import select
from sqlalchemy.orm import (Session, aliased, attribute_keyed_dict, column_keyed_dict, contains_eager, declarative_base, joinedload, keyfunc_mapping,
                            noload, raiseload, relationship, selectinload)

revision = "a1"
down_revision = None
Base = declarative_base()


class Shelf(Base):
    __tablename__ = "shelves"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String)
    books = relationship("Book", back_populates="shelf", order_by="Book.id")

    def __repr__(self):
        return "Shelf(%s)" % self.name


class Book(Base):
    __tablename__ = "books"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String)
    price = sa.Column(sa.Integer)
    shelf_id = sa.Column(sa.ForeignKey("shelves.id"))
    shelf = relationship(Shelf, back_populates="books")
    notes = relationship("Note", order_by="Note.id")

    def __repr__(self):
        return "Book(%s)" % self.title


class Note(Base):
    __tablename__ = "notes"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.String)
    book_id = sa.Column(sa.ForeignKey("books.id"))

    def __repr__(self):
        return "Note(%s)" % self.text


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    with Session(bind) as session:
        session.add_all([
            Shelf(name="a", books=[Book(title="one", price=5, notes=[Note(text="x"), Note(text="y")]), Book(title="two", price=50)]),
            Shelf(name="b", books=[Book(title="three", price=70, notes=[Note(text="x")])]),
            Shelf(name="c"),
        ])
        session.commit()
    dear = Book.price > 10
    with Session(bind) as session:
        print("contains_eager")
        shelves = session.query(Shelf).join(Shelf.books).filter(dear).options(contains_eager(Shelf.books)).order_by(Shelf.id).all()
        show([(one, one.books) for one in shelves])
        show([one.shelf for one in shelves[0].books])
        shelves = session.query(Shelf).outerjoin(Shelf.books).options(contains_eager(Shelf.books)).order_by(Shelf.id, Book.id).all()
        show([(one, one.books) for one in shelves])
    with Session(bind) as session:
        statement = select(Shelf).join(Shelf.books).where(dear).options(contains_eager(Shelf.books)).order_by(Shelf.id, Book.id)
        fails(lambda: session.execute(statement).all())
        fails(lambda: session.scalars(statement).all())
        show([(one, one.books) for one in session.scalars(statement).unique()], session.execute(statement).unique().scalars().all())
        show(session.execute(statement.execution_options(populate_existing=True)).unique().all())
    with Session(bind) as session:
        print("deeper, and by other names")
        shelves = (
            session.query(Shelf).join(Shelf.books).join(Book.notes).filter(Note.text == "x")
            .options(contains_eager(Shelf.books).contains_eager(Book.notes)).order_by(Shelf.id).all()
        )
        show([(one, [(book, book.notes) for book in one.books]) for one in shelves])
    with Session(bind) as session:
        other = aliased(Book)
        shelves = session.query(Shelf).outerjoin(other, Shelf.books).filter(other.price < 60).options(contains_eager(Shelf.books.of_type(other))).order_by(Shelf.id).all()
        show([(one, one.books) for one in shelves])
    with Session(bind) as session:
        books = session.query(Book).join(Book.shelf).options(contains_eager(Book.shelf)).filter(Shelf.name == "a").order_by(Book.id).all()
        show([(one, one.shelf) for one in books], "shelf" in books[0].__dict__)
        show(session.execute(select(Book).join(Book.shelf).options(contains_eager(Book.shelf)).order_by(Book.id)).scalars().all())
        show(session.query(Shelf, Book.title).join(Shelf.books).options(contains_eager(Shelf.books)).order_by(Book.id).all())
    with Session(bind) as session:
        print("conditions")
        for option in (selectinload, joinedload):
            with Session(bind) as inner:
                shelves = inner.query(Shelf).options(option(Shelf.books.and_(dear))).order_by(Shelf.id).all()
                show([(one, one.books) for one in shelves])
        shelves = session.query(Shelf).options(selectinload(Shelf.books).selectinload(Book.notes.and_(Note.text == "y"))).order_by(Shelf.id).all()
        show([(one, [(book, book.notes) for book in one.books]) for one in shelves])
    with Session(bind) as session:
        print("nothing, and an error")
        show(session.query(Shelf).options(noload(Shelf.books)).order_by(Shelf.id).first().books)
    with Session(bind) as session:
        shelf = session.query(Shelf).options(raiseload(Shelf.books)).order_by(Shelf.id).first()
        fails(lambda: shelf.books)
        book = session.query(Book).options(raiseload("*")).order_by(Book.id).first()
        fails(lambda: book.shelf)
        show(book.title)


def downgrade():
    Base.metadata.drop_all(op.get_bind())
