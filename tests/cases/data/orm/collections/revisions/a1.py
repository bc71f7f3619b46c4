"""collections of related objects that are no lists"""

from typing import Dict, Set

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy.orm import Mapped, Session, attribute_keyed_dict, column_keyed_dict, declarative_base, keyfunc_mapping, mapped_column, relationship

revision = "a1"
down_revision = None
Base = declarative_base()


class Own(list):
    def longest(self):
        return max(self, key=lambda one: len(one.text), default=None)


class Card(Base):
    __tablename__ = "cards"
    id = sa.Column(sa.Integer, primary_key=True)
    stamps = relationship("Stamp", collection_class=set, back_populates="card", cascade="all, delete-orphan")
    lines = relationship("Line", collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan")
    by_column = relationship("Line", collection_class=lambda: column_keyed_dict(Line.__table__.c.id)(), viewonly=True)
    by_function = relationship("Line", collection_class=keyfunc_mapping(lambda one: one.text.upper()), viewonly=True)
    own = relationship("Line", collection_class=Own, viewonly=True, order_by="Line.id")


class Stamp(Base):
    __tablename__ = "stamps"
    id = sa.Column(sa.Integer, primary_key=True)
    color = sa.Column(sa.String)
    card_id = sa.Column(sa.ForeignKey("cards.id"))
    card = relationship(Card, back_populates="stamps")

    def __repr__(self):
        return "Stamp(%s)" % self.color


class Line(Base):
    __tablename__ = "lines"
    id = sa.Column(sa.Integer, primary_key=True)
    key = sa.Column(sa.String)
    text = sa.Column(sa.String)
    card_id = sa.Column(sa.ForeignKey("cards.id"))

    def __repr__(self):
        return "Line(%s=%s)" % (self.key, self.text)


class Wall(Base):
    __tablename__ = "walls"
    id: Mapped[int] = mapped_column(primary_key=True)
    pictures: Mapped[Set["Picture"]] = relationship(back_populates="wall")
    places: Mapped[Dict[str, "Picture"]] = relationship(collection_class=attribute_keyed_dict("name"), viewonly=True)


class Picture(Base):
    __tablename__ = "pictures"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    wall_id: Mapped[int] = mapped_column(sa.ForeignKey("walls.id"))
    wall: Mapped[Wall] = relationship(back_populates="pictures")


def odd():
    OtherBase = declarative_base()

    class Odd(OtherBase):
        __tablename__ = "odd"
        id = sa.Column(sa.Integer, primary_key=True)
        items = relationship("OddItem", collection_class=dict)

    class OddItem(OtherBase):
        __tablename__ = "odd_items"
        id = sa.Column(sa.Integer, primary_key=True)
        odd_id = sa.Column(sa.ForeignKey("odd.id"))

    return Odd()


def colors(card):
    return sorted(one.color for one in card.stamps)


def lines(card):
    return sorted((key, one.key, one.text) for key, one in card.lines.items())


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind, tables=[one.__table__ for one in (Card, Stamp, Line, Wall, Picture)])
    with Session(bind) as session:
        print("set")
        red = Stamp(color="red")
        card = Card(id=1, stamps={red})
        show(red.card is card, isinstance(card.stamps, set))
        session.add(card)
        session.commit()
        card = session.get(Card, 1)
        card.stamps.add(Stamp(color="blue"))
        card.stamps.add(red)
        card.stamps |= {Stamp(color="green"), Stamp(color="grey")}
        session.commit()
        show(colors(card), len(card.stamps), red in card.stamps)
        card.stamps.discard(red)
        card.stamps.discard(red)
        fails(lambda: card.stamps.remove(red))
        session.commit()
        show(colors(card), session.query(Stamp).count())
        card.stamps = {one for one in card.stamps if one.color != "grey"}
        session.commit()
        show(colors(card), session.query(Stamp).count())
        card.stamps.update([Stamp(color="pink"), Stamp(color="gold")])
        card.stamps -= {one for one in card.stamps if one.color == "blue"}
        session.commit()
        show(colors(card), session.query(Stamp).count())
        fails(lambda: setattr(card, "stamps", [red]))
        fails(lambda: setattr(card, "stamps", {"a": red}))
        Stamp(color="new").card = card
        show(colors(card))
        session.commit()
    with Session(bind) as session:
        print("dictionary")
        card = session.get(Card, 1)
        show(dict(card.lines), isinstance(card.lines, dict))
        card.lines["a"] = Line(key="a", text="first")
        card.lines.set(Line(key="b", text="second"))
        session.commit()
        show(lines(card), card.lines["a"])
        card.lines["a"] = Line(key="a", text="instead")
        card.lines.update({"c": Line(key="c", text="third")})
        session.commit()
        show(lines(card), session.query(Line).count())
        del card.lines["c"]
        show(card.lines.pop("b"), card.lines.pop("nothing", None))
        session.commit()
        show(lines(card), session.query(Line).count())
        card.lines = {"x": Line(key="y", text="by its own key")}
        session.commit()
        show(lines(card), session.query(Line).count())
        fails(lambda: setattr(card, "lines", [Line(key="q")]))
        fails(lambda: card.lines["nothing"])
        show(list(session.get(Card, 1).by_function), [type(one) for one in session.get(Card, 1).by_column])
        card.lines.clear()
        session.commit()
        show(lines(card), session.query(Line).count())
    with Session(bind) as session:
        print("a list of the project's own, annotations")
        card = session.get(Card, 1)
        card.lines.update({"a": Line(key="a", text="short"), "b": Line(key="b", text="longer")})
        session.commit()
        show(card.own.longest(), isinstance(card.own, Own))
        wall = Wall(id=1)
        wall.pictures.add(Picture(name="sea"))
        session.add(wall)
        session.commit()
        show(isinstance(wall.pictures, set), list(wall.places), wall.places["sea"].wall is wall)
        merged = session.merge(Card(id=1, stamps=set()))
        session.flush()
        show(merged.stamps == set(), session.query(Stamp).count())
    fails(lambda: odd().items)


def downgrade():
    Base.metadata.drop_all(op.get_bind())
