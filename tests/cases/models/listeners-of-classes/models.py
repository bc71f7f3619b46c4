import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import *
calls=[]
class Base(DeclarativeBase): pass
class Mix: pass
for target in (Base, Mix):
    for p in (False, True):
        for ev in ("instrument_class", "mapper_configured", "after_mapper_constructed", "before_mapper_configured"):
            @event.listens_for(target, ev, propagate=p)
            def l(m, c, t=target, p=p, ev=ev): calls.append((ev, t.__name__, p, c.__name__))
class A(Mix, Base):
    __tablename__="a"; id: Mapped[int]=mapped_column(primary_key=True)
for ev in ("instrument_class", "mapper_configured"):
    @event.listens_for(A, ev, propagate=False)
    def l(m, c, ev=ev): calls.append((ev, "A", p, c.__name__))
class B(A): pass
configure_mappers()
metadata = sa.MetaData()
sa.Table("t", metadata, sa.Column("id", sa.Integer), comment=repr(calls))
