"""sqlalchemy-json: JSON whose changes mapped classes notice. There are no mapped classes here, so it is the plain type."""

from sqlalchemy.types import JSON, to_instance

__version__ = "0.7.0"


def mutable_json_type(dbtype=JSON, nested=False):
    return to_instance(dbtype)


MutableJson = mutable_json_type()
NestedMutableJson = mutable_json_type(nested=True)
