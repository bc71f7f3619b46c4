"""The old place of the migration context."""

from alembic.runtime.migration import *  # noqa: F401,F403
