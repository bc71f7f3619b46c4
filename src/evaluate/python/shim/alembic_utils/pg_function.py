"""Functions. The definition is all that follows the signature, from `returns` on."""

from alembic_utils.exceptions import SQLParseFailure
from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import (
    escape_colon_for_plpgsql,
    escape_colon_for_sql,
    match_template,
    normalize_whitespace,
    strip_terminating_semicolon,
)
from sqlalchemy import text


class PGFunction(ReplaceableEntity):
    type_ = "function"

    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, definition)
        plpgsql = "language plpgsql" in normalize_whitespace(definition).lower().replace("'", "")
        escape = escape_colon_for_plpgsql if plpgsql else escape_colon_for_sql
        self.definition = escape(strip_terminating_semicolon(definition))

    @classmethod
    def from_sql(cls, sql):
        found = match_template(
            "create{}function{:s}{schema}.{signature}{:s}returns{:s}{definition}", sql.strip()
        )
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGFunction """{sql}"""')
        signature = found["signature"]
        if signature.startswith('"'):
            signature = "".join(signature.split('"', 2))
        return cls(schema=found["schema"], signature=signature, definition="returns " + found["definition"])

    @property
    def literal_signature(self):
        name, remainder = self.signature.split("(", 1)
        return f'"{name.strip()}"({remainder}'

    def to_sql_statement_create(self):
        return text(f"CREATE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")

    def to_sql_statement_create_or_replace(self):
        yield text(f"CREATE OR REPLACE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        """Parameters lose their defaults; one with a comma inside comes out wrong, as it does in alembic_utils."""
        found = match_template("{name}({parameters})", self.signature) or match_template("{name}()", self.signature)
        if found is None:
            raise TypeError("'NoneType' object is not subscriptable")
        parameters = [
            parameter[: len(parameter.lower().split("default")[0])].strip()
            for parameter in found.get("parameters", "").strip().split(",")
        ]
        return text(
            f'DROP FUNCTION {self.literal_schema}."{found["name"].strip()}"({", ".join(parameters)}) '
            f'{"cascade" if cascade else ""}'
        )

    @classmethod
    def from_database(cls, sess, schema):
        rows = sess.execute(
            text(
                "select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace "
                "where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname = :schema and p.prokind = 'f' "
                "and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e' "
                "and d.classid = 'pg_proc'::regclass)"
            ),
            {"schema": schema},
        ).fetchall()
        return [cls.from_sql(row[0]) for row in rows]
