"""sqlalchemy-utils-types"""

import enum

import sqlalchemy as sa
import sqlalchemy_utils
from alembic import op
from sqlalchemy_utils import ChoiceType, UUIDType
from sqlalchemy_utils.types import TSVectorType

revision = "a1"
down_revision = None


class Size(enum.Enum):
    small = 1
    large = 2


def upgrade():
    op.create_table(
        "everything",
        sa.Column("id", UUIDType(), nullable=False),
        sa.Column("as_bytes", UUIDType(native=False), nullable=True),
        sa.Column("as_text", sqlalchemy_utils.types.uuid.UUIDType(binary=False, native=False), nullable=True),
        sa.Column("email", sqlalchemy_utils.EmailType(), nullable=True),
        sa.Column("short_email", sqlalchemy_utils.types.email.EmailType(length=100), nullable=True),
        sa.Column("kind", ChoiceType([("a", "A"), ("b", "B")]), nullable=True, server_default="a"),
        sa.Column("size", sqlalchemy_utils.types.choice.ChoiceType(Size, impl=sa.Integer()), nullable=True),
        sa.Column("data", sqlalchemy_utils.types.json.JSONType(), nullable=True),
        sa.Column("url", sqlalchemy_utils.types.url.URLType(), nullable=True),
        sa.Column("at", sqlalchemy_utils.types.arrow.ArrowType(), nullable=False),
        sa.Column("at_zone", sqlalchemy_utils.ArrowType(timezone=True), server_default=sa.text("now()")),
        sa.Column("path", sqlalchemy_utils.types.ltree.LtreeType(), nullable=True),
        sa.Column("country", sqlalchemy_utils.types.country.CountryType(length=2), nullable=True),
        sa.Column("ip", sqlalchemy_utils.types.ip_address.IPAddressType(max_length=45), nullable=True),
        sa.Column("tags", sqlalchemy_utils.types.scalar_list.ScalarListType(), nullable=True),
        sa.Column("numbers", sqlalchemy_utils.ScalarListType(int, separator="|"), nullable=True),
        sa.Column("search", TSVectorType("name", "email", regconfig="pg_catalog.simple"), nullable=True),
        sa.Column("zone", sqlalchemy_utils.types.timezone.TimezoneType(backend="zoneinfo"), nullable=True),
        sa.Column("many", sa.ARRAY(sqlalchemy_utils.UUIDType()), nullable=True),
        sa.Column("place", sqlalchemy_utils.CompositeType("place", [sa.Column("street", sa.String(50)), sa.Column("number", sa.Integer)])),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_everything_path", "everything", ["path"], postgresql_using="gist")
    op.alter_column("everything", "email", existing_type=sqlalchemy_utils.EmailType(), type_=sqlalchemy_utils.EmailType(length=320))


def downgrade():
    op.alter_column("everything", "data", existing_type=sqlalchemy_utils.JSONType(), type_=sa.Text(), postgresql_using="data::text")
    op.drop_table("everything")
