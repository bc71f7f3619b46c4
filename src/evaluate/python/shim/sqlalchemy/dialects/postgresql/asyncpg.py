"""The driver's dialect, by whichever name it is imported."""

from sqlalchemy.dialects.postgresql.base import dialect  # noqa: F401
