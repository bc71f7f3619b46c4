"""CREATE and DROP of enumerations and domains as statements."""

from sqlalchemy.dialects.postgresql.types import DOMAIN, ENUM, NamedType  # noqa: F401
from sqlalchemy.sql.ddl import _CreateDropBase


class _OfType(_CreateDropBase):
    _verb = "create"

    def _operation(self):
        kind, value = self.element._described()
        return {"op": "%s_%s" % (self._verb, kind), {"enum": "enumeration", "domain": "domain"}[kind]: value}


class CreateEnumType(_OfType):
    pass


class DropEnumType(_OfType):
    _verb = "drop"


class CreateDomainType(_OfType):
    pass


class DropDomainType(_OfType):
    _verb = "drop"
