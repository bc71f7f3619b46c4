from alembic import op
import sqlalchemy as sa

revision = "expression"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    expression = sa.literal(1)
    for _ in range(2000):
        expression = expression + 1
    op.execute(sa.select(expression))


def downgrade():
    pass
