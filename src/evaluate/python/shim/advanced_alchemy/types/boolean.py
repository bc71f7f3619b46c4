"""Bool: other databases get another type, PostgreSQL its own."""

from sqlalchemy.types import Boolean


class Bool(Boolean):
    pass
