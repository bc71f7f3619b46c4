"""alembic-utils-rest"""

from alembic import op
from alembic_utils.pg_extension import PGExtension
from alembic_utils.pg_grant_table import PGGrantTable, PGGrantTableChoice
from alembic_utils.pg_policy import PGPolicy
from alembic_utils.replaceable_entity import register_entities

revision = "a1"
down_revision = None

extension = PGExtension(schema="public", signature="uuid-ossp")
policy = PGPolicy(schema="public", signature="own_rows", on_entity="accounts", definition="as permissive for all to public using (id = 1::int and note <> 'a:b')")
read = PGPolicy.from_sql("create policy some_policy on shop.orders for select to reader using (true)")
by_column = PGGrantTable(schema="public", table="accounts", columns=["name", "id"], role="reader", grant=PGGrantTableChoice.SELECT, with_grant_option=False)
by_table = PGGrantTable(schema="Shop", table="orders", role="The Writer", grant="DELETE", with_grant_option=True)
register_entities([extension, policy])


def upgrade():
    op.create_entity(extension)
    op.create_entity(policy)
    op.create_entity(read)
    op.create_entity(by_column)
    op.create_entity(by_table)
    op.replace_entity(policy)
    op.replace_entity(by_column)
    op.replace_entity(by_table)


def downgrade():
    op.drop_entity(by_table)
    op.drop_entity(by_column)
    op.drop_entity(read, cascade=True)
    op.drop_entity(policy)
    op.drop_entity(extension, cascade=True)
