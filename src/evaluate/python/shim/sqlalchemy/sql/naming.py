"""``sqlalchemy.sql.naming``: where some take ``conv`` from."""

from .elements import conv  # noqa: F401
