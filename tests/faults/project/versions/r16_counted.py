"""counted"""

import sqlalchemy as sa
from alembic import op

revision = "r16"
down_revision = "r15"


def upgrade():
    connection = op.get_bind()
    counted = connection.execute(sa.text("SELECT count(*) FROM orders")).scalar()
    op.create_table("counts", sa.Column("what", sa.Text, primary_key=True), sa.Column("number", sa.Integer))
    returned = connection.execute(
        sa.text("INSERT INTO counts VALUES ('orders', :number) RETURNING number"), {"number": counted}
    ).scalar()
    assert returned == counted


def downgrade():
    op.drop_table("counts")
