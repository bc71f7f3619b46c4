"""Triggers. The definition starts with the event: `BEFORE INSERT ON table FOR EACH ROW EXECUTE …`."""

from alembic_utils.exceptions import SQLParseFailure
from alembic_utils.on_entity_mixin import OnEntityMixin
from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import match_template
from sqlalchemy import text

_DEFINITION = "{event}{:s}ON{:s}{on_entity}{:s}{action}"


class PGTrigger(OnEntityMixin, ReplaceableEntity):
    type_ = "trigger"

    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema=schema, signature=signature, definition=definition, on_entity=on_entity)
        self.is_constraint = is_constraint

    @property
    def identity(self):
        return f"{type(self).__name__}: {self.schema}.{self.signature} {self.is_constraint} {self.on_entity}"

    @classmethod
    def from_sql(cls, sql):
        for start, is_constraint in (("create{:s}constraint{:s}trigger", True), ("create{:s}trigger", False)):
            found = match_template(start + "{:s}{signature}{:s}" + _DEFINITION, sql)
            if found is not None:
                on_entity = found["on_entity"]
                if "." not in on_entity:
                    on_entity = "public." + on_entity
                return cls(
                    schema=on_entity.split(".")[0],
                    signature=found["signature"],
                    on_entity=on_entity,
                    definition=f" {found['event']} ON {on_entity} {found['action']}",
                    is_constraint=is_constraint,
                )
        raise SQLParseFailure(f'Failed to parse SQL into PGTrigger """{sql}"""')

    def to_sql_statement_create(self):
        """The table is named with the trigger's schema, whatever the definition says."""
        found = match_template(_DEFINITION, self.definition)
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGTrigger.definition """{self.definition}"""')
        table = found["on_entity"]
        if "." in table:
            table = table.partition(".")[2]
        return text(
            f'CREATE{" CONSTRAINT " if self.is_constraint else " "}TRIGGER "{self.signature}" '
            f'{found["event"]} ON {self.schema}.{table} {found["action"]}'
        )

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP TRIGGER "{self.signature}" ON {self.on_entity} {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        yield text(f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity};')
        yield self.to_sql_statement_create()

    @classmethod
    def from_database(cls, sess, schema):
        rows = sess.execute(
            text(
                "select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid "
                "where not t.tgisinternal and c.relnamespace::regnamespace::text like :schema"
            ),
            {"schema": schema},
        ).fetchall()
        return [cls.from_sql(row[0]) for row in rows]
