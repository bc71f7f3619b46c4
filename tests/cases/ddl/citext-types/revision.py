"""citext-types"""

import citext
import sqlalchemy as sa
from alembic import op
from sqlalchemy_json import MutableJson, NestedMutableJson, mutable_json_type

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "word",
        sa.Column("text", citext.CIText(), nullable=False),
        sa.Column("many", sa.ARRAY(citext.CIText())),
        sa.Column("data", MutableJson),
        sa.Column("nested", NestedMutableJson),
        sa.Column("own", mutable_json_type(dbtype=sa.Text, nested=True)),
        sa.UniqueConstraint("text"),
    )


def downgrade():
    op.drop_table("word")
