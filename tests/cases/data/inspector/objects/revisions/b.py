"""look at it"""

import pprint

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy.engine.reflection import Inspector, ObjectKind, ObjectScope

revision = "b"
down_revision = "a"


def pretty(what, value):
    print(what)
    pprint.pprint(value, width=160, sort_dicts=False)


def upgrade():
    bind = op.get_bind()
    inspector = sa.inspect(bind)
    show(type(inspector).__name__, isinstance(inspector, Inspector), inspector.default_schema_name, inspector.dialect.name)
    for schema in (None, "public", "other", "Mixed Case", "nowhere"):
        print(schema, sorted(inspector.get_table_names(schema=schema)), sorted(inspector.get_view_names(schema=schema)), sorted(inspector.get_materialized_view_names(schema=schema)), sorted(inspector.get_sequence_names(schema=schema)))
    show(inspector.get_schema_names(), inspector.get_temp_table_names(), inspector.get_temp_view_names(), sorted(inspector.get_foreign_table_names()))
    show(inspector.get_table_names("public") == inspector.get_table_names())
    show([inspector.has_table(name) for name in ("parents", "a_view", "mat_view", "temp_table", "nothing", "children", "parts", "Parents")], inspector.has_table("children", schema="other"), inspector.has_table("Odd Table", "Mixed Case"), inspector.has_schema("other"), inspector.has_schema("no"))
    show(inspector.has_sequence("counter"), inspector.has_sequence("counter2"), inspector.has_sequence("counter2", schema="other"), inspector.has_sequence("parents_id_seq"), inspector.has_index("parents", "plain_idx"), inspector.has_index("parents", "nothing"), inspector.has_index("nothing", "plain_idx"), inspector.has_index("Odd Table", "Odd Index", schema="Mixed Case"), inspector.has_type("mood"), inspector.has_type("size", schema="other"), inspector.has_type("nothing"), inspector.has_type("pair"), inspector.has_type("positive"))
    tables = [("parents", None), ("children", "other"), ("Odd Table", "Mixed Case"), ("no_key", None), ("parts", None), ("parts_2020", None), ("derived", None), ("a_view", None), ("mat_view", None), ("temp_table", None)]
    for name, schema in tables:
        print("---", name)
        for column in inspector.get_columns(name, schema=schema):
            column["type"] = repr(column["type"]), str(column["type"])
            print(column)
        for what in ("pk_constraint", "foreign_keys", "indexes", "unique_constraints", "check_constraints", "table_comment", "table_options"):
            try:
                pretty(what, getattr(inspector, "get_" + what)(name, schema=schema))
            except sa.exc.SQLAlchemyError as error:
                print(what, type(error).__name__, error)
    pretty("exclude", [(one.name, str(one)) for one in sa.Table("parents", sa.MetaData(), autoload_with=bind).constraints if type(one).__name__ == "ExcludeConstraint"])
    pretty("enums", inspector.get_enums())
    pretty("enums of all", inspector.get_enums(schema="*"))
    pretty("enums of other", inspector.get_enums("other"))
    pretty("domains", [dict(one, type=repr(one["type"])) for one in inspector.get_domains()])
    pretty("domains of other", [dict(one, type=repr(one["type"])) for one in inspector.get_domains(schema="other")])
    show(inspector.get_view_definition("a_view"), inspector.get_view_definition("b_view", schema="other"), inspector.get_view_definition("mat_view"))
    show(inspector.get_table_oid("parents") > 0)
    for call in (inspector.get_columns, inspector.get_pk_constraint, inspector.get_foreign_keys, inspector.get_indexes, inspector.get_unique_constraints, inspector.get_check_constraints, inspector.get_table_comment, inspector.get_view_definition):
        fails(call, "nothing")
    fails(inspector.get_columns, "nothing", schema="nowhere")
    for what in ("pk_constraint", "foreign_keys", "table_comment", "unique_constraints"):
        found = getattr(inspector, "get_multi_" + what)(schema="other")
        pretty("multi " + what, dict(sorted(found.items())))
    pretty("multi columns", {key: [(one["name"], str(one["type"])) for one in value] for key, value in sorted(inspector.get_multi_columns(schema="other", kind=ObjectKind.ANY).items())})
    pretty("multi indexes", inspector.get_multi_indexes(filter_names=["parents", "nothing", "no_key"]).keys() == {(None, "parents"), (None, "no_key")})
    pretty("multi checks", inspector.get_multi_check_constraints(filter_names=["parents"]))
    pretty("sorted", [name for name, _ in inspector.get_sorted_table_and_fkc_names(schema="other")])
    inspector.clear_cache()
    op.execute("CREATE TABLE fresh (id int)")
    show(inspector.has_table("fresh"), "fresh" in sa.inspect(bind).get_table_names(), "fresh" in Inspector.from_engine(bind).get_table_names() if hasattr(Inspector, "from_engine") else None)
    cached = sa.inspect(bind)
    show("name" in [c["name"] for c in cached.get_columns("fresh")])
    op.add_column("fresh", sa.Column("name", sa.String))
    show("name" in [c["name"] for c in cached.get_columns("fresh")], "name" in [c["name"] for c in sa.inspect(bind).get_columns("fresh")])
    op.drop_table("fresh")
    show(cached.has_table("fresh"), sa.inspect(bind).has_table("fresh"))


def downgrade():
    inspector = sa.inspect(op.get_bind())
    show("parents" in inspector.get_table_names())
