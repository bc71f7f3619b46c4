"""values there and back"""

import datetime
import enum
import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy_utils import ArrowType, Choice, ChoiceType, EmailType, IPAddressType, JSONType, ScalarListType, UUIDType

revision = "a1"
down_revision = None


class Size(enum.Enum):
    small = 1
    large = 2


def upgrade():
    t = op.create_table(
        "t",
        sa.Column("id", UUIDType(), primary_key=True),
        sa.Column("email", EmailType()),
        sa.Column("kind", ChoiceType([("a", "A"), ("b", "B")])),
        sa.Column("size", ChoiceType(Size, impl=sa.Integer())),
        sa.Column("data", JSONType()),
        sa.Column("at", ArrowType()),
        sa.Column("ip", IPAddressType()),
        sa.Column("tags", ScalarListType(int)),
    )
    two = datetime.timezone(datetime.timedelta(hours=2))
    op.bulk_insert(
        t,
        [
            {
                "id": uuid.UUID("8d8ac610-566d-4ef0-9c22-186b2a5ed793"),
                "email": "Some.One@Example.COM",
                "kind": Choice("b", "B"),
                "size": Size.large,
                "data": {"a": [1, None, "it's"]},
                "at": datetime.datetime(2024, 2, 29, 12, 30, tzinfo=two),
                "ip": "10.0.0.1",
                "tags": [3, 4],
            },
            {
                "id": "8d8ac610566d4ef09c22186b2a5ed794",
                "email": None,
                "kind": "a",
                "size": 1,
                "data": None,
                "at": "2024-02-29T10:00:00",
                "ip": None,
                "tags": [],
            },
        ],
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(t).order_by(t.c.id)):
        print(row.id, row.email, str(row.kind), row.size.name, row.data, row.at.isoformat(), repr(row.ip), row.tags)
    print(connection.execute(sa.select(t.c.email).where(t.c.email == "SOME.one@example.com")).scalar())


def downgrade():
    pass
