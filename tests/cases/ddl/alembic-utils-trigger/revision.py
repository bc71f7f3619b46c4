"""alembic-utils-trigger"""

from alembic import op
from alembic_utils.pg_trigger import PGTrigger

revision = "a1"
down_revision = None

plain = PGTrigger(
    schema="public",
    signature="touch",
    on_entity="public.users",
    is_constraint=False,
    definition="BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch('a:b')",
)
constraint = PGTrigger(
    schema="Shop",
    signature="check Stock",
    on_entity='"Shop".orders',
    is_constraint=True,
    definition="AFTER INSERT\n  ON orders\n  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE PROCEDURE check_stock();",
)
read = PGTrigger.from_sql("CREATE TRIGGER t AFTER DELETE ON orders FOR EACH STATEMENT EXECUTE FUNCTION f()")
read_constraint = PGTrigger.from_sql("create constraint trigger t2 after delete on shop.orders for each row execute function f()")


def upgrade():
    for entity in (plain, constraint, read, read_constraint):
        op.create_entity(entity)
    for entity in (plain, constraint, read, read_constraint):
        op.replace_entity(entity)


def downgrade():
    op.drop_entity(plain)
    op.drop_entity(constraint, cascade=True)
    op.drop_entity(read)
    op.drop_entity(read_constraint)
