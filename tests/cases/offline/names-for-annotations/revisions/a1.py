"""names of SQLAlchemy that revision files import for annotations and small services"""

import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect, ReflectedColumn, ReflectedIndex
from sqlalchemy.sql.compiler import IdentifierPreparer

revision = "a1"
down_revision = None


def quoted(preparer: IdentifierPreparer, name: str) -> str:
    return preparer.quote(name)


def columns(dialect: Dialect, connection: DBAPIConnection | None) -> list[ReflectedColumn | ReflectedIndex]:
    return []


def upgrade():
    dialect = op.get_context().dialect
    preparer = sa.sql.compiler.IdentifierPreparer(dialect)
    op.execute("DROP TABLE %s.%s" % (quoted(preparer, "plain"), quoted(preparer, "Upper Case")))
    columns(dialect, None)
    moment = datetime.datetime(2024, 5, 6, tzinfo=datetime.timezone.utc)
    print(repr(sa.literal(moment).type.timezone), repr(sa.literal(moment.replace(tzinfo=None)).type.timezone))


def downgrade():
    pass
