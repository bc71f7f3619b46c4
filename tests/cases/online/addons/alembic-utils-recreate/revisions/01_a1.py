"""make"""

import sqlalchemy as sa
from alembic import op
from alembic_utils.pg_function import PGFunction
from alembic_utils.pg_view import PGView

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.Text()))
    op.create_entity(PGFunction(schema="public", signature="shout(a text)", definition="returns text language sql as $$ select upper(a) $$"))
    op.create_entity(PGView(schema="public", signature="names", definition="SELECT id, name::text FROM account"))
    op.create_entity(PGView(schema="public", signature="a_loud_names", definition="SELECT id, shout(name) AS name FROM names"))


def downgrade():
    op.execute("DROP VIEW a_loud_names; DROP VIEW names; DROP FUNCTION shout(text)")
    op.drop_table("account")
