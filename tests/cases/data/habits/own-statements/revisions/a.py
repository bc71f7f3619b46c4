"""statements and types of the revision's own"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import MigrateOperation, Operations
from sqlalchemy import event, types
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable, DDL, DDLElement, DropTable
from sqlalchemy.sql.expression import ClauseElement, Executable, FunctionElement

revision = "a"
down_revision = None


class CreateView(DDLElement):
    inherit_cache = False

    def __init__(self, name, selectable):
        self.name = name
        self.selectable = selectable


class DropView(DDLElement):
    def __init__(self, name):
        self.name = name


@compiles(CreateView)
def _create_view(element, compiler, **kw):
    return "CREATE VIEW %s AS %s" % (element.name, compiler.sql_compiler.process(element.selectable, literal_binds=True))


@compiles(DropView)
def _drop_view(element, compiler, **kw):
    return "DROP VIEW %s" % compiler.preparer.quote(element.name) if hasattr(compiler, "preparer") else "DROP VIEW %s" % element.name


class utcnow(FunctionElement):
    type = sa.DateTime()
    inherit_cache = True


@compiles(utcnow, "postgresql")
def _utcnow(element, compiler, **kw):
    return "date_trunc('day', TIMEZONE('utc', '2020-01-02 03:04:05+00'::timestamptz))"


class Lower(types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.lower()

    def process_result_value(self, value, dialect):
        return None if value is None else "<%s>" % value


class Comma(types.TypeDecorator):
    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return ",".join(value) if value is not None else None

    def process_result_value(self, value, dialect):
        return value.split(",") if value else []

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(sa.String(50)) if dialect.name == "postgresql" else self.impl


class Point(types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"

    def bind_processor(self, dialect):
        return lambda value: "(%s,%s)" % value if value is not None else None

    def result_processor(self, dialect, coltype):
        return lambda value: tuple(float(part) for part in value.strip("()").split(",")) if value is not None else None


@Operations.register_operation("fill")
class FillOp(MigrateOperation):
    def __init__(self, table, rows):
        self.table, self.rows = table, rows

    @classmethod
    def fill(cls, operations, table, rows):
        return operations.invoke(cls(table, rows))

    def reverse(self):
        return self


@Operations.implementation_for(FillOp)
def _fill(operations, operation):
    for row in operation.rows:
        operations.execute(operation.table.insert().values(**row))
    return len(operation.rows)


def upgrade():
    bind = op.get_bind()
    table = op.create_table(
        "places",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", Lower(40)),
        sa.Column("words", Comma()),
        sa.Column("spot", Point()),
        sa.Column("at", sa.DateTime, server_default=utcnow()),
    )
    print(op.fill(table, [{"name": "ONE", "words": ["a", "b"], "spot": (1, 2.5)}, {"name": None, "words": None, "spot": None}]))
    bind.execute(table.insert().values(name="TWO", words=[], at=utcnow()))
    print(bind.execute(sa.select(table).order_by(table.c.id)).all())
    print(bind.execute(sa.select(table.c.id).where(table.c.name == "oNe")).scalar(), bind.execute(sa.select(utcnow())).scalar(), bind.execute(sa.select(table.c.name + "x").where(table.c.id == 1)).scalar())
    op.execute(CreateView("named", sa.select(table.c.id, table.c.name).where(table.c.name != "x")))
    bind.execute(CreateView("counted", sa.select(sa.func.count().label("n")).select_from(table)))
    print(bind.execute(sa.text("SELECT * FROM named ORDER BY id")).all(), bind.execute(sa.text("SELECT n FROM counted")).scalar())
    op.execute(DDL("COMMENT ON TABLE places IS '%(note)s'", context={"note": "by DDL"}))
    extra = sa.Table("extra", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("flag", sa.Boolean, server_default=sa.true()))
    event.listen(extra, "after_create", DDL("INSERT INTO extra (id) VALUES (1)"))
    extra.create(bind)
    print(bind.execute(sa.select(extra)).all(), str(CreateTable(extra).compile(dialect=bind.dialect)).split())
    bind.execute(DropTable(extra))
    print(sa.inspect(bind).has_table("extra"))


def downgrade():
    op.execute(DropView("counted"))
    op.execute(DropView("named"))
    op.drop_table("places")
