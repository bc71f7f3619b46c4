import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import *
metadata = []
def add(table, name):
    if name not in table.c:
        table.append_column(sa.Column(name, sa.Integer))
def base(use):
    class Base(DeclarativeBase): pass
    class M:
        __table_args__ = {}
        @classmethod
        def __declare_last__(cls): add(cls.__table__, "last")
        @classmethod
        def __declare_first__(cls): add(cls.__table__, "first")
    @event.listens_for(Base, "mapper_configured", propagate=True)
    def mc(m, c):
        add(m.local_table, "configured")
    @event.listens_for(Base, "instrument_class")
    def notme(m, c): raise ValueError
    @event.listens_for(Base.registry, "after_configured")
    def rac(r):
        for t in r.metadata.tables.values(): add(t, "registered")
    @event.listens_for(Mapper, "after_configured", once=True)
    def ac():
        for t in Base.metadata.tables.values(): add(t, "after")
    @event.listens_for(Mapper, "before_configured", once=True)
    def bc():
        for t in Base.metadata.tables.values(): add(t, "before")
    class A(M, Base):
        __tablename__ = use + "_a"
        id: Mapped[int] = mapped_column(primary_key=True)
    class B(M, Base):
        __tablename__ = use + "_b"
        id: Mapped[int] = mapped_column(primary_key=True)
        a_id = sa.Column(sa.ForeignKey(use + "_a.id"))
        a = relationship(A, backref="bs")
    class C(B):
        pass
    metadata.append(Base.metadata)
    return A, B
A, B = base("untouched_before")
sa.inspect(A), A.__mapper__.columns, sa.select(A), A.__mapper__.primary_key, B.a.of_type(A), sa.insert(A), A.__mapper__.all_orm_descriptors, class_mapper(A, configure=False), A.__mapper__.has_property("id")
configure_mappers()
for use, do in {
    "explicit": lambda A, B: configure_mappers(),
    "registry": lambda A, B: A.registry.configure(),
    "class_mapper": lambda A, B: class_mapper(A),
    "attrs": lambda A, B: A.__mapper__.attrs,
    "columns": lambda A, B: A.__mapper__.column_attrs,
    "relationships": lambda A, B: A.__mapper__.relationships,
    "new": lambda A, B: A(id=1),
    "prop": lambda A, B: B.a.property.mapper,
    "prop2": lambda A, B: B.a.property.direction,
    "eq": lambda A, B: B.a == None,
    "alias": lambda A, B: aliased(A),
    "query": lambda A, B: Query(A),
    "load": lambda A, B: selectinload(B.a),
    "mapper": lambda A, B: B.a.mapper,
}.items():
    do(*base(use))
base("untouched")
