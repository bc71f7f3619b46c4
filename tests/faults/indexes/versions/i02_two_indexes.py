"""two indexes, made beside work"""

import sqlalchemy as sa
from alembic import op

revision = "i02"
down_revision = "i01"


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("things_name", "things", [sa.text("lower(name)")], postgresql_concurrently=True)
        op.create_index("things_kind", "things", ["kind", "id"], postgresql_where=sa.text("kind > 0"))
    op.execute("INSERT INTO things VALUES (0, 'made by i02', 0)")


def downgrade():
    op.execute("DELETE FROM things WHERE id = 0")
    op.drop_index("things_kind")
    op.drop_index("things_name")
