from typing import Optional

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.ext.declarative import AbstractConcreteBase, ConcreteBase, declarative_base
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    name = Column(String(50))
    type = Column(String(20))
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_identity": "person"}


class Engineer(Person):
    __tablename__ = "engineer"
    id = Column(ForeignKey("person.id"), primary_key=True)
    lang = Column(String)
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Senior(Engineer):
    level = Column(Integer, nullable=False)
    __mapper_args__ = {"polymorphic_identity": "senior"}


class Manager(Person):
    golf = Column(String(30), index=True)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class WithStart:
    start: Mapped[Optional[int]] = mapped_column(use_existing_column=True)


class Temp(WithStart, Person):
    __mapper_args__ = {"polymorphic_identity": "temp"}


class Other(WithStart, Person):
    __mapper_args__ = {"polymorphic_identity": "other"}


class Shape(ConcreteBase, Base):
    __tablename__ = "shape"
    id = Column(Integer, primary_key=True)
    area = Column(Integer)


class Square(Shape):
    __tablename__ = "square"
    id = Column(Integer, primary_key=True)
    side = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "square", "concrete": True}


class Animal(AbstractConcreteBase, Base):
    id = Column(Integer, primary_key=True)
    legs = Column(Integer)


class Dog(Animal):
    __tablename__ = "dog"
    barks = Column(String)
    __mapper_args__ = {"polymorphic_identity": "dog", "concrete": True}


class Named:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "_t"

    @declared_attr
    def __table_args__(cls):
        return (UniqueConstraint("name", name="uq_" + cls.__name__), CheckConstraint("name <> ''"), {"comment": cls.__name__})

    name = Column(String, nullable=False)


class Alpha(Named, Base):
    id = Column(Integer, primary_key=True)


class Beta(Alpha):
    id = Column(ForeignKey("alpha_t.id"), primary_key=True)
    name = Column(String)


class Cascading:
    @declared_attr.cascading
    def id(cls):
        if cls.__name__ == "Root":
            return Column(Integer, primary_key=True)
        return Column(ForeignKey("root.id"), primary_key=True)


class Root(Cascading, Base):
    __tablename__ = "root"


class Leaf(Root):
    __tablename__ = "leaf"
