"""Models beside what applications do as they are imported: engines, settings, locks, files. None of it is in a table."""

import asyncio
import importlib.resources
import os
import signal
import socket
import ssl
from importlib.metadata import version
from typing import ClassVar, TypeAlias

from pydantic import BaseModel, PrivateAttr
from sqlalchemy import Column, DateTime, Integer, JSON, MetaData, String, create_engine, func, types
from sqlalchemy.ext.asyncio import AsyncSession, async_scoped_session, async_sessionmaker, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import class_mapper, declarative_base, scoped_session, sessionmaker
from sqlalchemy.sql.expression import Executable, ClauseElement

names_of_module = dict(locals())
Key: TypeAlias = str | int

os.umask(os.umask(0o077))
engine = create_engine("postgresql+psycopg2://localhost/nowhere", pool_size=5)
sessions = scoped_session(sessionmaker(bind=engine))
async_engine = create_async_engine("postgresql+asyncpg://localhost/nowhere", echo=False)
async_sessions = async_sessionmaker(async_engine, class_=AsyncSession, expire_on_commit=False)
scoped = async_scoped_session(async_sessions, scopefunc=asyncio.current_task)
keep_alive = {socket.TCP_KEEPINTVL: 15, socket.SO_KEEPALIVE: 1}
context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH)
context.minimum_version = ssl.TLSVersion.TLSv1_2
signal.signal(signal.SIGWINCH, signal.SIG_IGN)
MAJOR = int(version("sqlalchemy").split(".")[0])


class Insert(Executable, ClauseElement):
    _execution_options = Executable._execution_options.union({"autocommit": True})


class Block(BaseModel):
    _left_out: ClassVar[list[str]] = PrivateAttr(default=["save"])
    _own: str = PrivateAttr(default="x")


class Noticed(Block):
    _left_out = Block._left_out + ["notify"]
    _before: str = Block._own.default


class UTCDateTime(types.TypeDecorator):
    impl = DateTime
    cache_ok = True

    class Comparator(types.DateTime.Comparator):
        def is_past(self):
            return self.expr < func.now()

    comparator_factory = Comparator


class Document(types.TypeDecorator):
    impl = JSON
    cache_ok = True

    class comparator_factory(types.TypeDecorator.Comparator, JSON.Comparator):
        pass


Base = declarative_base(metadata=MetaData())


class Note(Base):
    __tablename__ = "notes_%d_%d" % (MAJOR, len(Noticed._left_out))
    id = Column(Integer, primary_key=True)
    text = Column(String(len(importlib.resources.files("data").joinpath("length.txt").read_text())))
    made = Column(UTCDateTime, server_default=func.now())
    document = Column(Document)


COLUMNS = [one.key for one in class_mapper(Note).iterate_properties]
Column_of_past = Note.made.is_past()


class Seen(Base):
    __tablename__ = "seen_%d" % len(COLUMNS)
    id = Column(Integer, primary_key=True)
