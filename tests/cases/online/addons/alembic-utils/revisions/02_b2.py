"""replace"""

from alembic import op
from alembic_utils.pg_function import PGFunction
from alembic_utils.pg_grant_table import PGGrantTable
from alembic_utils.pg_materialized_view import PGMaterializedView
from alembic_utils.pg_view import PGView

revision = "b2"
down_revision = "a1"

touch = PGFunction(schema="public", signature="touch()", definition="returns trigger language plpgsql as $$ begin return new; end $$")
names = PGView(schema="public", signature="names", definition="SELECT name, id::text AS number FROM account")
total = PGMaterializedView(schema="public", signature="total", definition="SELECT count(*) + 1 AS n FROM account", with_data=False)
grant = PGGrantTable(schema="public", table="account", columns=["id", "name"], role="pg_monitor", grant="SELECT")


def upgrade():
    for entity in (touch, names, total, grant):
        op.replace_entity(entity)
    op.execute("INSERT INTO account (name) VALUES ('carl')")


def downgrade():
    op.drop_entity(grant)
    op.replace_entity(PGView(schema="public", signature="names", definition="SELECT id, name FROM account WHERE name LIKE 'a%'"))
    op.drop_entity(total)
    op.create_entity(PGMaterializedView(schema="public", signature="total", definition="SELECT count(*) AS n FROM account"))
