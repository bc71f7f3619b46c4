"""make"""

import sqlalchemy as sa
from alembic import op
from alembic_utils.pg_extension import PGExtension
from alembic_utils.pg_function import PGFunction
from alembic_utils.pg_materialized_view import PGMaterializedView
from alembic_utils.pg_policy import PGPolicy
from alembic_utils.pg_trigger import PGTrigger
from alembic_utils.pg_view import PGView

revision = "a1"
down_revision = None

touch = PGFunction(
    schema="public",
    signature="touch()",
    definition="returns trigger language plpgsql as $$ declare note text := 'a:b'; begin new.note := note || '%'; return new; end $$;",
)
trigger = PGTrigger(schema="public", signature="touch_account", on_entity="public.account", definition="BEFORE INSERT ON public.account FOR EACH ROW EXECUTE FUNCTION touch()")
names = PGView(schema="public", signature="names", definition="SELECT id, name FROM account WHERE name LIKE 'a%'")
total = PGMaterializedView(schema="public", signature="total", definition="SELECT count(*) AS n FROM account")
policy = PGPolicy(schema="public", signature="own", on_entity="public.account", definition="for select to public using (name = current_user)")


def upgrade():
    op.create_entity(PGExtension(schema="public", signature="citext"))
    op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.Text()), sa.Column("note", sa.Text()))
    for entity in (touch, trigger, names, total, policy):
        op.create_entity(entity)
    op.execute("INSERT INTO account (name) VALUES ('anna'), ('bert')")


def downgrade():
    for entity in (policy, total, names, trigger, touch):
        op.drop_entity(entity)
    op.drop_table("account")
    op.drop_entity(PGExtension(schema="public", signature="citext"))
