"""op-35-drop-constraint"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.drop_constraint("a", "t")
    op.drop_constraint("a", "t", type_="check", schema="s")
    op.drop_constraint("a", "t", if_exists=True)
    op.drop_constraint("Mixed Case", "t", type_="foreignkey")


def downgrade():
    pass
