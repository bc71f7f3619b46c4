"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("""
    CREATE FUNCTION twice(n INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $body$
    DECLARE
        result INTEGER;
    BEGIN
        result = n * 2;
        RETURN result;
    END
    $body$
    """)


def downgrade():
    pass
