"""Digests of BLAKE2 with every parameter that hashlib has, and what it refuses."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None

TREE = dict(fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=16, last_node=True)
REFUSED = [
    dict(digest_size=0), dict(digest_size=65), dict(key=b"x" * 65), dict(salt=b"x" * 17), dict(person=b"x" * 17), dict(fanout=256),
    dict(fanout=-1), dict(depth=0), dict(depth=256), dict(leaf_size=-1), dict(leaf_size=2**32), dict(node_offset=-1),
    dict(node_depth=256), dict(inner_size=65), dict(inner_size=-1), dict(key="x"),
]


def show(value):
    op.execute(sa.text("SELECT " + repr(value).replace(":", "\\:")))


def upgrade():
    for make in (hashlib.blake2b, hashlib.blake2s):
        plain = make()
        show((plain.name, plain.digest_size, plain.block_size, make.MAX_KEY_SIZE, make.SALT_SIZE, make.PERSON_SIZE))
        show(make(b"text").hexdigest())
        show(make(b"text", digest_size=4).hexdigest())
        show(make(bytearray(b"x" * 300), digest_size=20, key=b"k", salt=b"s", person=b"p", **TREE).hexdigest())
        other = plain.copy()
        plain.update(b"te")
        plain.update(memoryview(b"xt"))
        show((plain.hexdigest() == make(b"text").hexdigest(), other.digest() == make().digest()))
        show(hashlib.new(plain.name, b"text", digest_size=8).hexdigest())
        for options in REFUSED:
            try:
                make(**options)
            except (ValueError, OverflowError, TypeError) as error:
                show((sorted(options), type(error).__name__, str(error)))
        try:
            make("text")
        except TypeError as error:
            show(str(error))


def downgrade():
    pass
