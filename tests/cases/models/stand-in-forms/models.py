"""Ways in which applications use what is not there, none of which gets into a table."""

from abc import ABC, abstractmethod
from enum import Enum
from importlib.metadata import version
from typing import Generic, TypeVar

from framework import Agent, Machine, Tool, Toolset, group, keywords
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

try:
    from faster import dumps
except ImportError:
    from json import dumps

T = TypeVar("T")
Base = declarative_base()
VERSION = tuple(int(part) for part in version("framework").split("."))


@group()
def cli():
    """Commands are added to it."""


@cli.command("show")
def show():
    print(dumps({}))


class Letters:
    machine = Machine()

    @machine.state(initial=True)
    def sent(self):
        pass

    @machine.state()
    def received(self):
        pass

    sent.upon(received, enter=received)


class Plain(Tool):
    pass


class Mixed(Plain, ABC):
    @abstractmethod
    def use(self): ...


class Chosen(Plain, metaclass=type(Mixed)):
    pass


class Capability(Agent, Generic[T], ABC):
    pass


class Own(Capability[int]):
    pass


WORDS = {"select": 1, **keywords.RESERVED, **Toolset.WORDS}


class Word(Base):
    __tablename__ = "words"
    id = Column(Integer, primary_key=True)
    text = Column(String(len(WORDS)))
