from sqlalchemy.orm import Mapped, mapped_column

from . import Base


class Group(Base):
    __tablename__ = "groups"
    id: Mapped[int] = mapped_column(primary_key=True)
