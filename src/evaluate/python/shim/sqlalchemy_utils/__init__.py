"""SQLAlchemy-Utils as revision files know it: its types."""

from sqlalchemy_utils.types import *  # noqa: F401,F403
from sqlalchemy_utils import types  # noqa: F401
