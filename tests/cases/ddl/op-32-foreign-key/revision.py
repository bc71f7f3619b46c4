"""op-32-foreign-key"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_foreign_key("fk", "a", "b", ["x"], ["p"])
    op.create_foreign_key("fk", "a", "b", ["x", "y"], ["p", "q"], source_schema="s1", referent_schema="s2", match="FULL", ondelete="SET NULL", onupdate="CASCADE", deferrable=True, initially="DEFERRED")
    op.create_foreign_key("fk", "a", "b", ["x"], ["p"], postgresql_not_valid=True)
    op.create_foreign_key(None, "a", "a", ["x"], ["p"], use_alter=True)
    op.create_foreign_key("fk", "a", "b", ["x"], ["p"], ondelete="SET NULL (x)", deferrable=False)
    op.create_foreign_key("fk", "Mixed", "order", ["User"], ["Id"], initially="IMMEDIATE")


def downgrade():
    op.drop_constraint("fk", "a", type_="foreignkey")
