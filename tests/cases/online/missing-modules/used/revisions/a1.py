"""each use is the error that the import would have been"""

import no_such_package as package
import sqlalchemy as sa
from alembic import op
from no_such_package import settings

revision = "a1"
down_revision = None


class Model(package.Base):
    pass


USES = {
    "a truth value": lambda: bool(settings.DEBUG),
    "a comparison": lambda: settings.MODE == "test",
    "a text": lambda: f"{settings.NAME}",
    "a repr": lambda: "%r" % settings.NAME,
    "a sum": lambda: 1 + settings.COUNT,
    "an iteration": lambda: list(settings.NAMES),
    "a length": lambda: len(settings.NAMES),
    "a member": lambda: "x" in settings.NAMES,
    "a call": lambda: package.make(),
    "a class": lambda: isinstance(1, package.Kind),
    "a context": lambda: package.lock.__enter__(),
    "an object": lambda: Model(),
    "an attribute of a class": lambda: Model.query,
    "a setting": lambda: setattr(settings, "DEBUG", True),
    "a type": lambda: op.add_column("t", sa.Column("c", package.Type)),
    "a default": lambda: op.add_column("t", sa.Column("c", sa.Text, server_default=settings.NAME)),
    "a table name": lambda: op.drop_table(settings.TABLE),
    "a statement": lambda: op.execute(settings.SQL),
    "a value": lambda: op.get_bind().execute(sa.text("SELECT :x"), {"x": settings.NAME}),
    "an inserted value": lambda: op.bulk_insert(sa.table("t", sa.column("id")), [{"id": settings.COUNT}]),
}


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True))
    for name, use in USES.items():
        try:
            use()
        except Exception as error:
            print(name, "-", type(error).__name__, error)
        else:
            print(name, "- NO ERROR")


def downgrade():
    op.drop_table("t")
