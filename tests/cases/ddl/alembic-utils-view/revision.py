"""alembic-utils-view"""

from alembic import op
from alembic_utils.pg_materialized_view import PGMaterializedView
from alembic_utils.pg_view import PGView

revision = "a1"
down_revision = None

view = PGView(schema="public", signature="active users", definition="SELECT id, name::text FROM users WHERE note LIKE '50%';")
upper = PGView("Shop", "Orders", "select\n    *\nfrom orders ; ")
full = PGMaterializedView(schema="public", signature="totals", definition="select sum(n) from t;")
empty = PGMaterializedView(schema="public", signature="totals_later", definition="select sum(n) from t", with_data=False)
read = PGView.from_sql('create or replace view public."V" (a, b) as select 1, 2;')
read_full = PGMaterializedView.from_sql("CREATE MATERIALIZED VIEW public.m AS select 1 as one WITH DATA;")
read_empty = PGMaterializedView.from_sql("create materialized view if not exists public.m as\n select 1 as one with no data")


def upgrade():
    for entity in (view, upper, full, empty, read, read_full, read_empty):
        op.create_entity(entity)
    for entity in (view, upper, full, empty):
        op.replace_entity(entity)


def downgrade():
    op.drop_entity(view)
    op.drop_entity(upper, cascade=True)
    op.drop_entity(full)
    op.drop_entity(empty, cascade=True)
