"""modules about classes, functions and errors"""

import abc
import collections
import contextlib
import contextvars
import dataclasses
import fnmatch
import functools
import gc
import importlib
import inspect
import keyword
import locale
import numbers
import pickle
import platform
import queue
import reprlib
import shlex
import sys
import threading
import traceback
import types
import typing
import warnings
import weakref
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial, reduce, wraps
from typing import Any, Dict, List, NamedTuple, Optional, TypedDict, Union

from show import fails, show

revision = "a"
down_revision = None


@dataclass(order=True, frozen=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "x", int(self.x))


class Pair(NamedTuple):
    first: int
    second: str = "b"


class Shape(TypedDict, total=False):
    name: str


class Base(abc.ABC):
    @abc.abstractmethod
    def area(self):
        ...


class Square(Base):
    side = 2

    def area(self):
        return self.side**2

    @property
    def name(self):
        return "square"

    @staticmethod
    def make():
        return Square()

    @classmethod
    def title(cls):
        return cls.__name__

    def __repr__(self):
        return "Square()"


def counted(function):
    @wraps(function)
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)

    inner.calls = 0
    return inner


@counted
def doubled(x, *rest, key=None, **more):
    """Doubles."""
    return x * 2, rest, key, more


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@contextlib.contextmanager
def section(name):
    print("enter", name)
    try:
        yield name.upper()
    finally:
        print("leave", name)


def numbers_to(n):
    total = 0
    while total < n:
        sent = yield total
        total += sent or 1
    return "done"


async def waits():
    return 5


def upgrade():
    point = Point("3", tags=[1])
    show(point, point == Point(3), asdict(point), dataclasses.replace(point, y=9), sorted([Point(2), Point(1)])[0].x, [f.name for f in dataclasses.fields(Point)], Pair(1), Pair(1)._asdict(), Shape(name="x"), Pair._fields)
    fails(lambda: setattr(point, "x", 1))
    fails(Point)
    fails(lambda: Pair(1).nothing)
    show(Square().area(), Square().name, Square.make(), Square.title(), isinstance(Square(), Base), issubclass(Square, Base), Square.__mro__[-1], hasattr(Square, "side"), vars(Square)["side"], type("Made", (Square,), {"side": 5})().area())
    show(Counter("abca").most_common(1), defaultdict(list, a=[1]), list(OrderedDict([("b", 1), ("a", 2)]).items()), deque([1, 2, 3], maxlen=2), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], namedtuple("T", "a b")(1, 2), Counter(a=1) + Counter(a=2, b=1), collections.UserDict(a=1))
    tree = defaultdict(lambda: defaultdict(int))
    tree["a"]["b"] += 5
    show({k: dict(v) for k, v in tree.items()}, isinstance([], Sequence), isinstance({}, Mapping), isinstance(5, Iterable))
    show(doubled(2, 3, key=4, z=5), doubled.calls, doubled.__name__, doubled.__doc__, fibonacci(50), fibonacci.cache_info(), partial(pow, 2)(5), reduce(lambda a, b: a + b, [1, 2, 3]), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(0))
    with section("one") as name, contextlib.suppress(KeyError), contextlib.ExitStack() as stack:
        stack.callback(print, "callback")
        show(name)
        raise KeyError("suppressed")
    generator = numbers_to(5)
    show(next(generator), generator.send(3), list(generator), (lambda *a, **k: (a, k))(1, b=2), [y for x in [[1, 2], [3]] for y in x if y > 1], {k: v for k, v in [("a", 1)]}, {x % 2 for x in range(5)}, (walrus := 5) + walrus, 1 if None else 2, [*map(lambda x: x**2, range(3))])
    show(typing.get_type_hints(Point), List[str], Dict[str, Any], list[int], Optional[int] == Union[int, None], typing.get_args(Dict[str, int]), typing.cast(int, "x"))
    show(inspect.signature(doubled), inspect.isfunction(doubled), inspect.getdoc(doubled), inspect.isclass(Square), [name for name, _ in inspect.getmembers(Square, inspect.isfunction)], inspect.getmodule(json_module()).__name__, inspect.isgenerator(generator))
    for error in (ValueError("a", 1), KeyError("k"), RuntimeError(), OSError(2, "gone"), StopIteration(5)):
        show(error, str(error), error.args)
    try:
        try:
            1 / 0
        except ZeroDivisionError as inner:
            raise ValueError("outer") from inner
    except ValueError as error:
        show(error.__cause__, error.__context__ is error.__cause__, type(error.__traceback__).__name__, traceback.format_exception_only(type(error), error), len(traceback.format_exc().splitlines()) > 5)
    try:
        raise TypeError("noted")
    except (TypeError, ValueError) as error:
        error.add_note("a note")
        show(error.__notes__)
    else:
        show("never")
    finally:
        show("finally")
    try:
        assert 1 == 2, "message"
    except AssertionError as error:
        show(error)
    for bad in (lambda: [][1], lambda: {}["k"], lambda: int("x"), lambda: None + 1, lambda: "a" + 1, lambda: undefined, lambda: None.attribute, lambda: (1, 2)[5], lambda: [1].remove(2), lambda: {}.pop("x"), lambda: dict([1]), lambda: len(5), lambda: doubled(), lambda: point(), lambda: next(iter([])), lambda: float("x"), lambda: "abc".index("z"), lambda: [1, 2] < ["a"], lambda: {[]: 1}, lambda: range(5)[9], lambda: int(None), lambda: max([]), lambda: import_nothing()):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("careful", DeprecationWarning)
    show(str(caught[0].message), caught[0].category.__name__)
    match {"kind": "circle", "radius": 5, "extra": [1, 2, 3]}:
        case {"kind": "square"}:
            show("square")
        case {"kind": "circle", "radius": int(r), "extra": [first, *_]} if r > 3:
            show((r, first))
    match 5, "x":
        case (1 | 5 as n, str()):
            show(n)
    module = importlib.import_module("json.decoder")
    show(module.__name__, importlib.util.find_spec("json") is not None, importlib.util.find_spec("no_such_module_here"), types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1}), keyword.iskeyword("for"), reprlib.repr(list(range(100))), shlex.split("a 'b c' d"), shlex.quote("it's"), fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a.py", "b.txt"], "*.txt"), numbers.Number in type(5).__mro__ or isinstance(5, numbers.Number), pickle.loads(pickle.dumps({"a": [1, (2, None)]})), sys.version_info >= (3, 11), sys.maxsize > 2**32, sys.getsizeof(1) > 0, sys.platform, platform.system() in ("Linux", ""), isinstance(sys.argv, list), weakref.ref(Square)() is Square, gc.collect() >= 0)
    local = threading.local()
    local.x = 1
    lock = threading.Lock()
    with lock:
        show(local.x, threading.current_thread().name, lock.locked())
    q = queue.Queue()
    q.put(1)
    show(q.get(), contextvars.ContextVar("v", default=5).get())
    coroutine = waits()
    try:
        coroutine.send(None)
    except StopIteration as stop:
        show(stop.value)
    exec("made = 5 + 5", scope := {})
    show(scope["made"], eval("1 + 2"), globals()["revision"], callable(upgrade), id(point) == id(point), isinstance(True, int), getattr(point, "z", "none"), __name__ != "__main__", __file__.endswith("a.py"), __doc__, sorted(n for n in dir() if n in ("point", "tree")))


def json_module():
    import json

    return json.loads


def import_nothing():
    import no_such_module_here


def downgrade():
    pass
