"""alembic-utils-trigger-refused"""

from alembic import op
from alembic_utils.pg_trigger import PGTrigger

revision = "a1"
down_revision = None

trigger = PGTrigger(schema="public", signature="touch", on_entity="users", definition="# not required for op")


def upgrade():
    op.create_entity(trigger)


def downgrade():
    op.drop_entity(trigger)
