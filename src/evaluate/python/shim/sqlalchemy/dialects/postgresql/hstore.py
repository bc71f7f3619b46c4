"""hstore: the type and the function that makes one."""

from sqlalchemy.dialects.postgresql.types import HSTORE
from sqlalchemy.sql.functions import func


def hstore(*args, **options):
    options.setdefault("type_", HSTORE)
    return func.hstore(*args, **options)
