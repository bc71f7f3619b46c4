"""pydantic-json"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # What revisions that fill JSON columns make their texts with.
    import dataclasses
    import datetime
    import decimal
    import enum
    import ipaddress
    import json
    import pathlib
    import re
    import uuid
    import warnings

    from pydantic import BaseModel
    from pydantic.json import custom_pydantic_encoder, pydantic_encoder, timedelta_isoformat

    warnings.simplefilter("ignore")

    class Mood(enum.Enum):
        GOOD = "good"

    class Plan(BaseModel):
        name: str
        size: int = 3

    @dataclasses.dataclass
    class Point:
        x: int
        y: int

    values = [
        Plan(name="a"), Point(1, 2), Mood.GOOD, b"bytes", frozenset([1]), {2}, decimal.Decimal("1.50"), decimal.Decimal("7"),
        datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 3, 4, 5), datetime.time(3, 4), datetime.timedelta(days=1, seconds=2),
        uuid.UUID(int=5), pathlib.Path("a/b"), re.compile("x+"), ipaddress.ip_address("10.0.0.1"), (n for n in range(3)),
    ]
    for value in values:
        op.execute("SELECT '%s'" % json.dumps(value, default=pydantic_encoder).replace(":", "\\:"))
    op.execute("SELECT '%s'" % json.dumps([Mood.GOOD], default=lambda one: custom_pydantic_encoder({enum.Enum: str}, one)))
    op.execute("SELECT '%s'" % timedelta_isoformat(datetime.timedelta(days=-2, seconds=3723, microseconds=5)).replace(":", "\\:"))
    try:
        pydantic_encoder(object())
    except TypeError as error:
        op.execute("-- %s" % error)


def downgrade():
    pass
