"""What is done with libraries that are not there: dispatched on, taken names from, decorated with, asserted of."""

import getpass
import os
import ssl
from functools import singledispatch

import schemas as shapes
from library import *
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
from waits import decorator

from generated import Message
from parts import Sent


class Numbers(Structure):
    _fields_ = [("numbers", c_number * 3)]


class Pairs(Structure):
    _fields_ = [("pairs", Numbers * 2), ("first", c_number)]


@singledispatch
def shown(value):
    return "a value"


@shown.register(array)
def _shown_array(value):
    return "an array"


@shown.register
def _shown_structure(value: "Structure"):
    return "a structure"


@shown.register
def _shown_number(value: int):
    return "a number"


def logged():
    @decorator
    def wrapper(wrapped, instance, args, kwargs):
        return wrapped(*args, **kwargs)

    return wrapper


class Reader:
    @logged()
    def read(self):
        return 1

    @property
    @logged()
    def pages(self):
        return 1


@shapes.made_of(Sent)
class Shape:
    kind: int


@shapes.interface
class Known:
    pass


class Named:
    """As `voluptuous` has its keys."""

    __slots__ = ("name", "__hash__")

    def __init__(self, name):
        self.name = name
        self.__hash__ = lambda: hash(name)

    def __eq__(self, other):
        return self.name == other.name


class Proxy:
    """As `celery` has it."""

    __slots__ = ("value", "__dict__")

    def __init__(self, value):
        object.__setattr__(self, "value", value)

    @property
    def __dict__(self):
        return self.value.__dict__


if {Named("a"): 1}[Named("a")] != 1 or Proxy(Message).value is not Message:
    raise RuntimeError("slots are lost")
ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).set_default_verify_paths()
USER = getpass.getuser()

definition = getattr(Known, "__definition__", None)
assert isinstance(definition, shapes.Definition)
signature = "%s()" % fast.__name__
FOLDER = os.path.join(user_folder("application"), "var")
registry = {"a": 1}
del shapes.CONVERTERS[Known]

Base = declarative_base()


class Book(Base):
    __tablename__ = shown(1).replace(" ", "_")
    id = Column(Integer, primary_key=True)


metadata = Base.metadata
