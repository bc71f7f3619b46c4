from advanced_alchemy.types.json import JsonB
from advanced_alchemy.types.password_hash.base import refuse
from sqlalchemy.types import TypeDecorator


class OneTimeCode(TypeDecorator):
    """A code that is good for one use, hashed, with its state as JSON."""

    impl = JsonB
    cache_ok = True

    def __init__(self, backend, ttl_seconds=None, max_attempts=3, **kwargs):
        self.backend = backend
        self.ttl_seconds = ttl_seconds
        self.max_attempts = max_attempts

    def process_bind_param(self, value, dialect):
        return None if value is None else refuse(self.backend)

    def process_result_value(self, value, dialect):
        return None if value is None else refuse(self.backend)
