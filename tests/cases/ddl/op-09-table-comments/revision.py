"""op-09-table-comments"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table_comment("t", "it's 100%")
    op.create_table_comment("t", "", schema="s")
    op.create_table_comment("t", None)
    op.create_table_comment("t", "new", existing_comment="old")
    op.drop_table_comment("t")
    op.drop_table_comment("t", schema="s", existing_comment="old")


def downgrade():
    pass
