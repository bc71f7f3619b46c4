"""The types that revision files of FastAPI Users import."""

from sqlalchemy import CHAR, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.types import TypeDecorator


class GUID(TypeDecorator):
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return UUID()

    def process_bind_param(self, value, dialect):
        return None if value is None else str(value)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        import uuid

        return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


class TIMESTAMPAware(TypeDecorator):
    impl = TIMESTAMP
    cache_ok = True


def now_utc():
    from datetime import datetime, timezone

    return datetime.now(timezone.utc)
