from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBaseNoMeta, Mapped, declarative_base, mapped_column, registry, relationship

metadata = MetaData()
mapper_registry = registry(metadata=metadata, type_annotation_map={str: String(77)})


class Default:
    flag = Column(Boolean, nullable=False, server_default="f")


Base = declarative_base(cls=Default, metadata=metadata, name="Base")


class One(Base):
    __tablename__ = "one"
    id = Column(Integer, primary_key=True)


@mapper_registry.mapped
class Two:
    __tablename__ = "two"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


Third = mapper_registry.generate_base()


class Three(Third):
    __tablename__ = "three"
    id = Column(Integer, primary_key=True)
    text: Mapped[str]


class NoMeta(DeclarativeBaseNoMeta):
    metadata = metadata


class Four(NoMeta):
    __table__ = Table("four", metadata, Column("id", Integer, primary_key=True), Column("one_id", ForeignKey(One.id)))
    one = relationship(One)


five = Table("five", metadata, Column("id", Integer, primary_key=True), Column("x", Integer, key="y"))


class Five:
    pass


mapper_registry.map_imperatively(Five, five, properties={"z": five.c.y})
