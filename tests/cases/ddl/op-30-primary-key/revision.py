"""op-30-primary-key"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_primary_key("pk_t", "t", ["a", "b"])
    op.create_primary_key("pk_t", "t", ["Order"], schema="s")
    op.create_primary_key(None, "t", ["a"])


def downgrade():
    op.drop_constraint("pk_t", "t", type_="primary")
