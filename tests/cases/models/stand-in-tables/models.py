from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
from sqlalchemy_continuum import make_versioned

make_versioned(user_cls=None)
Base = declarative_base()


class Page(Base):
    __tablename__ = "pages"
    __versioned__ = {}
    id = Column(Integer, primary_key=True)
