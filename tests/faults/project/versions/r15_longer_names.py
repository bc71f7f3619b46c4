"""longer names"""

import sqlalchemy as sa
from alembic import op

revision = "r15"
down_revision = "r14"


def upgrade():
    op.execute("DROP VIEW overview")
    with op.batch_alter_table("accounts") as batch:
        batch.alter_column("name", type_=sa.Text, existing_type=sa.String(50))
        batch.create_unique_constraint("accounts_name_once", ["name", "kind"])


def downgrade():
    raise NotImplementedError
