"""The names of `sqlalchemy.types`, where code that reaches deeper looks for them."""

from sqlalchemy.types import *  # noqa: F401,F403
from sqlalchemy.types import (  # noqa: F401
    _AbstractInterval,
    _Binary,
    _resolve_value_to_type,
    BOOLEANTYPE,
    INTEGERTYPE,
    MATCHTYPE,
    NULLTYPE,
    NUMERICTYPE,
    STRINGTYPE,
)
