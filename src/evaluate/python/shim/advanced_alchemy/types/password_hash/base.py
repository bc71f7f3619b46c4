from advanced_alchemy.exceptions import MissingDependencyError
from sqlalchemy.types import String, TypeDecorator


class HashingBackend:
    """A way of hashing; here only its name."""

    package = "passlib"

    def __init__(self, *args, **kwargs):
        pass


class PasswordHash(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, backend, length=255):
        TypeDecorator.__init__(self, length=length)
        self.length = length
        self.backend = backend

    def process_bind_param(self, value, dialect):
        return None if value is None else refuse(self.backend)

    def process_result_value(self, value, dialect):
        return None if value is None else refuse(self.backend)


def refuse(backend):
    raise MissingDependencyError(package=getattr(backend, "package", "passlib"))
