"""everything is caught"""

from alembic import op

revision = "c01"
down_revision = None


def upgrade():
    connection = op.get_bind()
    for statement in ["SELECT 'first'", "SELECT 'caught'", "SELECT 'last'"]:
        try:
            op.execute(statement)
        except Exception:
            pass
    try:
        connection.commit()
    except Exception:
        pass


def downgrade():
    pass
