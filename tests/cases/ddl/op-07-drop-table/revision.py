"""op-07-drop-table"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.drop_table("t")
    op.drop_table("t", schema="S")
    op.drop_table("t", if_exists=True)


def downgrade():
    pass
