"""Row security policies. The definition is all that follows the table."""

from alembic_utils.exceptions import SQLParseFailure
from alembic_utils.on_entity_mixin import OnEntityMixin
from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import coerce_to_quoted, match_template
from sqlalchemy import text


class PGPolicy(OnEntityMixin, ReplaceableEntity):
    type_ = "policy"

    @classmethod
    def from_sql(cls, sql):
        found = match_template("create policy{:s}{signature}{:s}on{:s}{on_entity}{:s}{definition}", sql.strip())
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGPolicy """{sql}"""')
        on_entity = found["on_entity"]
        if "." not in on_entity:
            on_entity = "public." + on_entity
        return cls(
            schema=on_entity.partition(".")[0],
            signature=found["signature"],
            definition=found["definition"],
            on_entity=on_entity,
        )

    def to_sql_statement_create(self):
        return text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP POLICY {self.signature} on {self.on_entity} {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        yield text(f"DROP POLICY IF EXISTS {self.signature} on {self.on_entity};")
        yield text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition};")

    @classmethod
    def from_database(cls, connection, schema):
        rows = connection.execute(
            text(
                "select schemaname, tablename, policyname, permissive, array_to_string(roles, ', '), cmd, qual, with_check "
                "from pg_policies where schemaname = :schema"
            ),
            {"schema": schema},
        ).fetchall()
        return [cls._from_row(*row) for row in rows]

    @classmethod
    def _from_row(cls, schema, table, name, permissive, roles, command, using, check):
        clauses = [f"as {permissive}", f"for {command}", f"to {roles}"]
        if using is not None:
            clauses.append("using " + (using if using[0] == "(" else f"({using})"))
        if check is not None:
            clauses.append("with check " + (check if check[0] == "(" else f"({check})"))
        name, schema, table = [coerce_to_quoted(one) for one in (name, schema, table)]
        return cls.from_sql(f"create policy {name} on {schema}.{table} {' '.join(clauses)} ")
