"""The old place of the environment."""

from alembic.runtime.environment import *  # noqa: F401,F403
