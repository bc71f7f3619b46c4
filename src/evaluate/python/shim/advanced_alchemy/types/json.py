"""JsonB, and Oracle's variant of it, which revision files name and PostgreSQL never sees."""

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON, LargeBinary, TypeDecorator


class ORA_JSONB(TypeDecorator):
    impl = LargeBinary
    cache_ok = True

    def __init__(self, *args, **kwargs):
        self.name = kwargs.pop("name", None)
        self.oracle_strict = kwargs.pop("oracle_strict", True)


JsonB = JSON().with_variant(JSONB, "postgresql").with_variant(ORA_JSONB, "oracle").with_variant(JSONB, "cockroachdb")
