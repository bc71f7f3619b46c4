"""Helpers, where code that reaches deeper looks for them."""

from alembic.util import *  # noqa: F401,F403
