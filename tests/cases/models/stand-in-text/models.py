from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base
from unknown_library import ImageType, Naming, Tracked

Base = declarative_base()


class Picture(Base):
    __tablename__ = "pictures"
    id = Column(Integer, primary_key=True)
    name = Column(String(Naming.length + 1), server_default=f"{Naming.prefix}x")
