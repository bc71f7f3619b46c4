"""asks a model that is not there for its table and its subclasses"""

from alembic import op
from no_such_application.models import Base

revision = "a1"
down_revision = None

table = Base.__table__


def upgrade():
    op.execute("CREATE TABLE t (id INTEGER)")
    for model in Base.__subclasses__():
        op.execute(f"DROP TABLE {model.__tablename__}")


def downgrade():
    pass
