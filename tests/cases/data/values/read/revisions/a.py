"""values of every type that the driver knows, as literals of the server"""

from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('happy', 'sad one', 'it''s')")
    op.execute("CREATE TYPE pair AS (number int, word text)")
    op.execute("CREATE DOMAIN positive AS int CHECK (VALUE > 0)")


def downgrade():
    op.execute("DROP TYPE pair; DROP TYPE mood; DROP DOMAIN positive")
