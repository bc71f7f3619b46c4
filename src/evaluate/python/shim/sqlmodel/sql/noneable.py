"""Whether a field may be None."""

import typing

from sqlalchemy.orm.annotations import is_union  # noqa: F401


def is_noneable(annotation):
    return is_union(annotation) and type(None) in typing.get_args(annotation) or annotation is None or annotation is type(None)
