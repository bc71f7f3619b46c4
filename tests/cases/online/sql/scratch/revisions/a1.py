"""shelves"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    shelf = op.create_table("shelf", sa.Column("id", sa.Integer, primary_key=True), sa.Column("label", sa.Text))
    op.bulk_insert(shelf, [{"label": "a"}, {"label": "b"}])


def downgrade():
    count = op.get_bind().execute(sa.text("SELECT count(*) FROM shelf")).scalar()
    op.execute(f"COMMENT ON TABLE shelf IS '{count} shelves'")
    op.drop_table("shelf")
