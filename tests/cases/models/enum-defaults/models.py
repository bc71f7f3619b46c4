"""A server default that is a member of an enumeration of texts is the member's value."""

import enum

from sqlalchemy import Column, Enum, Integer, MetaData, String, Table

metadata = MetaData()


class Status(str, enum.Enum):
    READY = "it's ready"
    BUSY = "BUSY"


class Kind(enum.StrEnum):
    PLAIN = "plain"


jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note", String, server_default=Status.READY),
    Column("kind", String, server_default=Kind.PLAIN),
    Column("status", Enum(Status), server_default=Status.BUSY),
)
