"""SQLAlchemy's expressions under SQLModel's name."""

from sqlalchemy.sql.expression import *  # noqa: F401,F403
