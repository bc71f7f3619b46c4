"""sqlalchemy-utils-values"""

import datetime
import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy_utils import ArrowType, Choice, ChoiceType, Country, CountryType, EmailType, IPAddressType
from sqlalchemy_utils import ScalarListType, TSVectorType, URLType, UUIDType

revision = "a1"
down_revision = None

one = uuid.UUID("8d8ac610-566d-4ef0-9c22-186b2a5ed793")


def upgrade():
    t = sa.table(
        "t",
        sa.column("id", UUIDType()),
        sa.column("email", EmailType()),
        sa.column("kind", ChoiceType([("a", "A"), ("b", "B")])),
        sa.column("url", URLType()),
        sa.column("at", ArrowType()),
        sa.column("country", CountryType()),
        sa.column("ip", IPAddressType()),
        sa.column("tags", ScalarListType()),
        sa.column("search", TSVectorType(regconfig="simple")),
    )
    op.bulk_insert(
        t,
        [
            {
                "id": one,
                "email": "Some.One@Example.COM",
                "kind": Choice("b", "B"),
                "url": "https://example.com/?a=1",
                "at": datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2))),
                "country": Country("FI"),
                "ip": "10.0.0.1",
                "tags": ["red", "green"],
            },
        ],
    )
    op.execute(t.update().where(t.c.email == "SOME@Example.com").values(kind="a"))
    op.execute(t.update().where(t.c.email.in_(["A@b.c", "d@e.f"])).values(kind="a"))
    op.execute(t.delete().where(t.c.email.like("A%") | (t.c.email != t.c.email) | (t.c.email == None)))  # noqa: E711
    op.execute(t.delete().where(t.c.id == one))
    op.execute(t.delete().where(t.c.search.match(sa.text("'some'"))))


def downgrade():
    pass
