"""Helpers, where code that reaches deeper looks for them."""

from sqlalchemy.util import *  # noqa: F401,F403
from sqlalchemy.util import generic_repr, hybridproperty, memoized_property, warn  # noqa: F401
