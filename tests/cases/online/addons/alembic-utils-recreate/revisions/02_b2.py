"""change a column below views"""

import sqlalchemy as sa
from alembic import op
from alembic_utils.depends import recreate_dropped
from alembic_utils.pg_view import PGView

revision = "b2"
down_revision = "a1"


def upgrade():
    names = PGView(schema="public", signature="names", definition="SELECT 1")
    with recreate_dropped(op.get_bind()) as session:
        op.drop_entity(names, cascade=True)
        op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())
        session.execute(sa.text("INSERT INTO account (id, name) VALUES (5000000000, 'anna')"))


def downgrade():
    pass
