"""Triggers."""

from sqlalchemy import text

from alembic_utils.on_entity_mixin import OnEntityMixin
from alembic_utils.replaceable_entity import ReplaceableEntity

_BODY = r"(?P<event>.+?)\s+ON\s+(?P<on_entity>.+?)\s+(?P<action>.+)"


class PGTrigger(OnEntityMixin, ReplaceableEntity):
    type_ = "trigger"

    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        OnEntityMixin.__init__(self, schema, signature, definition, on_entity)
        self.is_constraint = is_constraint

    @classmethod
    def from_sql(cls, sql):
        found = cls._parsed(r"create\s+(?P<constraint>constraint\s+)?trigger\s+(?P<signature>.+?)\s+" + _BODY, sql)
        on_entity = found["on_entity"]
        if "." not in on_entity:
            on_entity = "public." + on_entity
        return cls(
            on_entity.split(".")[0],
            found["signature"],
            " %s ON %s %s" % (found["event"], on_entity, found["action"]),
            on_entity,
            found["constraint"] is not None,
        )

    def to_sql_statement_create(self):
        found = self._parsed(_BODY, self.definition)
        table = found["on_entity"].partition(".")[2] if "." in found["on_entity"] else found["on_entity"]
        constraint = " CONSTRAINT " if self.is_constraint else " "
        return text(
            f'CREATE{constraint}TRIGGER "{self.signature}" {found["event"]} ON {self.schema}.{table} {found["action"]}'
        )

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP TRIGGER "{self.signature}" ON {self.on_entity} {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        yield text(f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity};')
        yield self.to_sql_statement_create()
