"""Row security policies."""

from sqlalchemy import text

from alembic_utils.on_entity_mixin import OnEntityMixin
from alembic_utils.replaceable_entity import ReplaceableEntity


class PGPolicy(OnEntityMixin, ReplaceableEntity):
    type_ = "policy"

    @classmethod
    def from_sql(cls, sql):
        found = cls._parsed(
            r"create policy\s+(?P<signature>.+?)\s+on\s+(?P<on_entity>.+?)\s+(?P<definition>.+)", sql.strip()
        )
        on_entity = found["on_entity"]
        if "." not in on_entity:
            on_entity = "public." + on_entity
        return cls(on_entity.partition(".")[0], found["signature"], found["definition"], on_entity)

    def to_sql_statement_create(self):
        return text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP POLICY {self.signature} on {self.on_entity} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(f"DROP POLICY IF EXISTS {self.signature} on {self.on_entity};")
        yield text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition};")
