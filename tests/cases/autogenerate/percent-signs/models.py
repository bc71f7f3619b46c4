"""Percent signs in all that autogenerate writes as SQL text."""

from sqlalchemy import CheckConstraint, Column, Computed, Index, Integer, Text, func, literal, text
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Link(Base):
    __tablename__ = "links"
    id = Column(Integer, primary_key=True)
    url = Column(Text, server_default=literal("50%") + literal("x"))
    given = Column(Text, server_default="10%")
    written = Column(Text, server_default=text("'10%'"))
    made = Column(Text, Computed(func.replace(url, "5%", ""), persisted=True))
    __table_args__ = (
        CheckConstraint(url.like("http://%"), name="begins"),
        CheckConstraint("url LIKE 'a%'", name="of_text"),
        CheckConstraint(text("url LIKE 'a%b'"), name="of_clause"),
        CheckConstraint((id % 2) == 0, name="even"),
        Index("ix_links_begins", url, postgresql_where=url.startswith("x")),
        Index("ix_links_text", url, postgresql_where=text("url LIKE '%b'")),
        {"comment": "100%"},
    )


metadata = Base.metadata
