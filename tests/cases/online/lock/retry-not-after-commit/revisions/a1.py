"""commits on the way"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE made (i INTEGER)")
    op.execute("INSERT INTO made VALUES (1)")
    op.get_bind().commit()
    op.execute("ALTER TABLE busy ADD COLUMN j INTEGER")


def downgrade():
    pass
