"""Stand-ins for modules that are not to be had.

A revision file often imports more than it uses: a type for an annotation, a client that only rows would need. So the
import of a module that is nowhere gives a stand-in and a warning, and the error of the import comes where the module is
really used. Naming a thing is not using it: attributes, subscripts and annotations give further stand-ins; everything
that would need a value raises ModuleNotFoundError.

While a module of the application is imported its calls give stand-ins, too: what applications do at import (making
loggers, registering routes) is no part of a migration.

Where models are read (`models`) stand-ins give way to still more: they are decorators that change nothing, contexts, bases
of classes, true, equal to nothing but themselves, empty where they are gone through. As text and as numbers they are marked,
so that tables are found out that hold something of them.
"""

import sys

import _mig
from _frozen_importlib import ModuleSpec

# How many modules of the application are being imported right now.
importing = 0

# Whether models are read: what is imported then runs, and stand-ins have to give way to more than in a revision.
models = False

_said = set()


class Finder:
    """The last of the finders."""

    def find_spec(self, name, path=None, target=None):
        parent, _, _ = name.rpartition(".")
        inside = bool(parent) and not isinstance(sys.modules.get(parent), (_Module, Missing))
        if inside and not (models and _may_lack(sys.modules.get(parent))):
            return None
        if not _is_imported_by_project():
            return None
        if _is_guarded(name, inside):
            return None
        # A package of the project may lack a part: one that is generated, or that another distribution brings.
        top = name if inside else name.partition(".")[0]
        if models and top in _MAKERS_OF_TABLES:
            from _mig_models import Unknown

            raise Unknown(
                "'%s', which makes tables of its own, is not to be had here: they would be missing" % top
            )
        _say(top)
        return ModuleSpec(name, _Loader(), is_package=True)


def _is_guarded(name, inside):
    """Whether the file gets along with the import's failing. While models are read that is told: the schema may depend on it.

    A part of a package may be an extension in C, and what imports it a module that the package only tries to import.
    """
    if not models:
        return _mig.is_guarded()
    guarded = _mig.is_guarded_nearby() if inside else _mig.is_guarded_here()
    top = name.partition(".")[0]
    if guarded and top not in sys.stdlib_module_names:
        _remember_who_goes_without()
        if name not in _said:
            _said.add(name)
            _mig.call({"request": "doubt", "doubt": "missing_module", "module": name, "optional": True})
    return guarded


# Modules of the project that go without a library: they may lack what they would only have with it.
_without = set()


def _remember_who_goes_without():
    frame = sys._getframe(3)
    while frame is not None and not frame.f_code.co_filename.startswith("/"):
        frame = frame.f_back
    if frame is not None:
        _without.add(frame.f_globals.get("__name__"))


def _is_imported_by_project():
    """Whether a file of the project imports right now; one that only asks whether a module is there does not."""
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" not in file and frame.f_code.co_name != "import_names":
            return file.startswith("/")
        if frame.f_code.co_name == "find_spec":
            return False
        frame = frame.f_back
    return False


def _may_lack(module):
    """Whether a module is the project's, or one that stands in for a library: their parts need not all be there."""
    if (getattr(module, "__file__", None) or "").startswith("/"):
        return True
    top = module.__name__.partition(".")[0]
    return top not in sys.stdlib_module_names and top not in sys.builtin_module_names and not top.startswith("_")


def _quiet_logging(module):
    """Loggers get their handlers by name, as who asks for them expects; those write nothing."""

    def dictConfig(config):
        if not isinstance(config, dict):
            return
        reduced = {name: config[name] for name in ("version", "incremental", "disable_existing_loggers") if name in config}
        handlers = reduced["handlers"] = {name: {"class": "logging.NullHandler"} for name in config.get("handlers", ())}
        known = lambda logger: {"handlers": [one for one in logger.get("handlers", ()) if one in handlers]}
        reduced["loggers"] = {name: known(logger) for name, logger in config.get("loggers", {}).items()}
        if "root" in config:
            reduced["root"] = known(config["root"])
        module.dictConfigClass(reduced).configure()

    module.dictConfig = dictConfig
    module.fileConfig = lambda *arguments, **options: None


def _quiet_tempfile(module):
    module.tempdir = "/tmp"


def _quiet_getpass(module):
    """Who runs this is not asked of the system's database of users."""
    of_environment = module.getuser

    def getuser():
        try:
            return of_environment()
        except OSError:
            return "nobody"

    module.getuser = getuser


# Libraries that add tables to the models' metadata.
_MAKERS_OF_TABLES = ("sqlalchemy_continuum", "sqlalchemy_history", "postgresql_audit")


def _quiet_metadata(module):
    """Versions of what is not installed; those of the libraries that mig stands in for are true."""
    installed = module.version

    def version(distribution_name):
        name = distribution_name.replace("-", "_").lower()
        if name in ("alembic", "sqlalchemy", "pydantic", "pydantic_settings", "sqlmodel", "flask_sqlalchemy", "sqlalchemy_utils"):
            return __import__(name).__version__
        try:
            return installed(distribution_name)
        except module.PackageNotFoundError:
            if _mig.is_guarded_here():
                raise
        _say("the version of %s" % distribution_name)
        return "0.0.0"

    def metadata(distribution_name):
        try:
            return described(distribution_name)
        except module.PackageNotFoundError:
            if _mig.is_guarded_here():
                raise
        from email.message import Message

        made = Message()
        made["Name"], made["Version"] = distribution_name, version(distribution_name)
        return made

    described = module.metadata
    module.version, module.metadata = version, metadata


# Modules of the standard library that would want to do something while models are imported.
_quieted = {
    "getpass": _quiet_getpass,
    "importlib.metadata": _quiet_metadata,
    "logging.config": _quiet_logging,
    "tempfile": _quiet_tempfile,
}


class Quieting:
    """The finder that changes them as they are loaded, and leaves out what the interpreter has but can't run."""

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in ("sqlite3", "ctypes", "pty", "tty") and not _mig.is_guarded_here():
            _say(top)
            return ModuleSpec(name, _Loader(), is_package=True)
        if name not in _quieted:
            return None
        from _frozen_importlib import FrozenImporter

        spec = FrozenImporter.find_spec(name, path)
        if spec is not None:
            spec.loader = _QuietLoader(spec.loader)
        return spec


    def find_distributions(self, context):
        """What is installed beside the project's modules."""
        from importlib.metadata import MetadataPathFinder

        return MetadataPathFinder.find_distributions(context)


class _QuietLoader:
    def __init__(self, loader):
        self._loader = loader

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        _quieted[module.__name__](module)


def stand_in_for_names(import_):
    """`__import__` that gives stand-ins for names which a library has and the modules here have not."""

    def import_names(name, globals=None, locals=None, fromlist=(), level=0):
        found = import_(name, globals, locals, fromlist, level)
        if fromlist == ("*",) and isinstance(found, _Module):
            _offer_what_is_read(found, globals or {})
        if fromlist and not isinstance(found, (_Module, Missing)) and (globals or {}).get("__file__", "").startswith("/"):
            file = getattr(found, "__file__", None) or ""
            without = _goes_without(found) and not _is_being_imported(found)
            may_lack = without or not file.startswith("/") and _may_lack(found)
            if may_lack and not (_mig.is_guarded_here() if models else _mig.is_guarded()):
                for one in fromlist:
                    if one != "*" and not hasattr(found, one):
                        whole = "%s.%s" % (found.__name__, one)
                        _say(whole)
                        setattr(found, one, Missing(whole))
        return found

    return import_names


def _offer_what_is_read(module, importing):
    """Has ``from library import *`` give the names that the file reads and has from nowhere else so far."""
    import builtins

    text = getattr(importing.get("__loader__"), "get_source", lambda name: "")(importing.get("__name__"))
    module.__all__ = [name for name in _mig.names_read(text or "") if name not in importing and not hasattr(builtins, name)]


def _goes_without(module):
    """Whether a module of the project may lack names since it has not all libraries: one of them may have put them there."""
    if getattr(module, "__name__", None) in _without:
        return True
    return models and bool([one for one in list(vars(module).values()) if isinstance(one, (_Module, Missing))])


def _is_being_imported(module):
    return getattr(getattr(module, "__spec__", None), "_initializing", False)


def _say(name):
    if name not in _said:
        _said.add(name)
        _mig.call({"request": "doubt", "doubt": "missing_module", "module": name})


class _Loader:
    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        module.__path__ = []
        module.__dict__.update(_FACTS.get(module.__name__, {}))


# What applications compare as they are imported.
_FACTS = {"sqlite3": {"sqlite_version": "3.50.4", "sqlite_version_info": (3, 50, 4)}}


class _Module(type(sys)):
    def __getattr__(self, name):
        if _is_special(name) and not (models and [one for one in _OF_RELEASES if one in name]):
            raise AttributeError("module %r has no attribute %r" % (self.__name__, name))
        return Missing(self.__name__)

    # `from library import Name` may have taken the name for that of a module

    def __call__(self, *arguments, **options):
        return Missing(self.__name__)(*arguments, **options)

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __mro_entries__(self, bases):
        return Missing(self.__name__).__mro_entries__(bases)

    def __instancecheck__(self, value):
        return False

    __subclasscheck__ = __instancecheck__


def _is_special(name):
    return name.startswith("__") and name.endswith("__")


# What special names that belong to a release, not to the language, have in them.
_OF_RELEASES = ("version", "build", "commit", "dirty", "author", "date", "revision")

# Special names that belong to models and enumerations, not to the language.
_OF_CLASSES = {"__mapper__", "__members__", "__subclasses__", "__table__", "__tablename__"}


def _error(module):
    return ModuleNotFoundError("No module named %r" % module, name=module)


def _refuse(self, *arguments, **options):
    raise _error(self._mig_module)


class Missing:
    """Something of a module that is not there."""

    def __init__(self, module):
        object.__setattr__(self, "_mig_module", module)

    def __getattr__(self, name):
        if models and name in ("__name__", "__qualname__"):
            return str(self)
        if _is_special(name) and name not in _OF_CLASSES:
            raise AttributeError(name)
        return self

    def __call__(self, *arguments, **options):
        if models and len(arguments) == 1 and not options and _is_being_made(arguments[0]):
            return _decorated(arguments[0], self._mig_module)
        if importing:
            return Missing(self._mig_module) if models else self
        _refuse(self)

    @property
    def keys(self):
        """What `**` asks for."""
        return tuple if models else self

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return True if self is other else False if models else _refuse(self)

    def __mro_entries__(self, bases):
        if any(isinstance(base, type) and type(base) is not type for base in bases):
            # the other bases' metaclass decides
            return (_mark(self._mig_module),) if models else ()
        return (_base(self._mig_module),)


def _decorated(value, module):
    if isinstance(value, type) and value.__init__ is object.__init__ and value.__new__ is object.__new__:
        # most that decorate a class with fields give it an __init__ that takes them
        value.__init__ = _take_fields
    return _Decorated(value, module) if isinstance(value, type(_refuse)) else value


def _take_fields(self, *values, **fields):
    self.__dict__.update(fields)


def _is_being_made(value):
    """Whether a class or function has been made just now, so that its name does not stand for it yet."""
    if not isinstance(value, (type, type(_refuse), classmethod, staticmethod, property)):
        return False
    frame = sys._getframe(2)
    name = getattr(value, "__name__", None)
    if isinstance(value, type) and value.__module__ != frame.f_globals.get("__name__"):
        return False  # imported, under a name of its own
    found = frame.f_locals.get(name, frame.f_globals.get(name))
    return found is not value


def _needs_more(function):
    """Whether a function can't be called with one value."""
    return function.__code__.co_argcount - len(function.__defaults__ or ()) > 1


class _Decorated:
    """A function that something of a missing module has decorated: still the function, with whatever else is asked of it."""

    def __init__(self, function, module):
        self.__dict__.update(function.__dict__)
        self.__wrapped__, self._mig_decorated_by = function, module
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            self.__dict__[name] = getattr(function, name, None)

    def __call__(self, *arguments, **options):
        # what has been decorated may be a decorator by now, as with `wrapt.decorator`
        if len(arguments) == 1 and not options and _needs_more(self.__wrapped__) and _is_being_made(arguments[0]):
            return _decorated(arguments[0], self._mig_decorated_by)
        return self.__wrapped__(*arguments, **options)

    def __get__(self, instance, owner=None):
        return self if instance is None else self.__wrapped__.__get__(instance, owner)

    def __getattr__(self, name):
        if name == "__wrapped__" or name.startswith("_mig_"):
            raise AttributeError(name)
        try:
            return getattr(self.__wrapped__, name)
        except AttributeError:
            return getattr(Missing(self._mig_decorated_by), name)


# Text of a stand-in names its module between these; a number of one is this.
BEGIN, END, NUMBER = "\ue000", "\ue001", 1907771531


def _used_as(self, what):
    """Says where a stand-in had to be something that it is not."""
    frame = sys._getframe(2)
    while frame is not None and not frame.f_code.co_filename.startswith("/"):
        frame = frame.f_back
    if frame is not None:
        file = frame.f_code.co_filename.rpartition("/")[2]
        _say("%s (as %s: %s, line %d)" % (self._mig_module, what, file, frame.f_lineno))


def _as_number(self):
    _used_as(self, "a number")
    return NUMBER


def _as_nothing(self):
    _used_as(self, "a sequence")
    return iter(())


def marked(value):
    """The module that a text or a number comes from, where it is that of a stand-in."""
    if isinstance(value, str):
        _, begin, rest = value.partition(BEGIN)
        return rest.partition(END)[0] if begin else None
    return "a stand-in" if type(value) is int and value == NUMBER else None


def _or_else(answer):
    """A special method that answers while models are read."""

    def method(self, *arguments, **options):
        return answer(self) if models else _refuse(self)

    return method


for _names, _answer in (
    ("await bytes complex index", None),
    ("bool ne", lambda self: True),
    ("ge gt le lt contains instancecheck subclasscheck", lambda self: False),
    ("abs add and divmod floordiv invert lshift matmul mod mul neg pos pow radd rand rmod rmul rshift rsub rtruediv rxor sub truediv xor iadd enter",
     lambda self: self),
    ("delitem exit setattr setitem", lambda self: None),
    ("str fspath", lambda self: BEGIN + self._mig_module + END),
    ("repr", lambda self: "<stand-in for %s>" % self._mig_module),
    ("format", lambda self: BEGIN + self._mig_module + END),
    ("int", _as_number),
    ("float", lambda self: float(_as_number(self))),
    ("iter reversed", _as_nothing),
    ("len", lambda self: 0),
    ("next", None),
):
    for _name in _names.split():
        setattr(Missing, "__%s__" % _name, _refuse if _answer is None else _or_else(_answer))


def refusing(module, without, error=PermissionError):
    """What makes the functions of a module that are to be had by name alone: to call one is an error."""

    def refuse(what):
        def refused(*args, **kwargs):
            raise error(1, "mig runs revision files %s: %s.%s() is refused" % (without, module, what))

        return refused

    return refuse


def lacking(name):
    """`__getattr__` for a module that stands in for one of the standard library and has not all of its names."""

    def __getattr__(attribute):
        whole = "%s.%s" % (name, attribute)
        if not models or _is_special(attribute) or not sys._getframe(1).f_code.co_filename.startswith("/"):
            raise AttributeError("module %r has no attribute %r" % (name, attribute))
        _say(whole)
        return Missing(whole)

    return __getattr__


class _Class(type):
    """The class of classes that are made from a stand-in: they exist, and what they would inherit is an error."""

    def __getattr__(cls, name):
        if _is_special(name):
            raise AttributeError(name)
        if models:
            return Missing(cls._mig_module)
        raise _error(cls._mig_module)

    def __call__(cls, *arguments, **options):
        if importing:
            return Missing(cls._mig_module)
        raise _error(cls._mig_module)

    def __getitem__(cls, key):
        if models:
            return cls
        raise TypeError("type %r is not subscriptable" % cls.__name__)

    def __mul__(cls, other):
        if models:
            return Missing(cls._mig_module)
        return NotImplemented

    __rmul__ = __mul__

    def __iter__(cls):
        return iter(Missing(cls._mig_module))


_joined = {}


# Slots that proxies and keys have, of which the interpreter says that they can't be.
_REFUSED_SLOTS = ("'__dict__' in __slots__ conflicts", "'__hash__' in __slots__ conflicts", "__weakref__ slot disallowed")


class _WithoutSlots(type):
    """Makes a class with such slots without any."""

    def __new__(mcs, name, bases, members, **options):
        if "__hash__" in members.pop("__slots__", ()):
            members["__hash__"] = lambda self: self.__dict__["__hash__"]()
        return type.__new__(type, name, bases, members, **options)


def join_metaclasses(build_class):
    """`__build_class__` that lets classes made from stand-ins be bases beside any others."""

    def build(function, name, /, *bases, **options):
        others = [type(base) for base in bases if isinstance(base, type)]
        if [one for one in others if issubclass(one, _Class)]:
            others += [options["metaclass"]] if isinstance(options.get("metaclass"), type) else []
            most = type
            for one in others:
                most = one if issubclass(one, most) and not issubclass(one, _Class) else most
            if most is not type:
                if most not in _joined:
                    _joined[most] = type("Missing", (_Class, most), {"__call__": _Class.__call__})
                options["metaclass"] = _joined[most]
        try:
            return build_class(function, name, *bases, **options)
        except (TypeError, ValueError) as error:
            if "metaclass" in options or not [one for one in _REFUSED_SLOTS if str(error).startswith(one)]:
                raise
            return build_class(function, name, *bases, metaclass=_WithoutSlots, **options)

    return build


class _Accepting:
    """Takes what a class is made with: it is for the base that is not to be had, unless a further base takes it."""

    def __init_subclass__(cls, **options):
        after = cls.__mro__[cls.__mro__.index(_Accepting) + 1 : -1]
        if [one for one in after if "__init_subclass__" in one.__dict__]:
            super().__init_subclass__(**options)


def _base(module):
    return _Class("Missing", (_Accepting,), {"_mig_module": module})


def _mark(module):
    """A base for classes whose metaclass is another's; who makes tables of them asks for it."""
    return type("Missing", (_Accepting,), {"_mig_module": module, "__class_getitem__": classmethod(_itself)})


def _itself(cls, item):
    return cls


def is_stand_in(value):
    """Whether something is, or is made from, a thing of a module that is not to be had."""
    return isinstance(value, (Missing, _Module)) or isinstance(value, type) and isinstance(value, _Class)


def ensure_known(value, what, *words):
    """Refuses what comes from a module that is not to be had, on its way into the metadata."""
    if models and is_stand_in(value):
        from _mig_models import Unknown

        raise Unknown(
            "%s comes from '%s', which is not to be had here: the table would be wrong" % (what % words, module_of(value))
        )


def module_of(value):
    return value.__name__ if isinstance(value, _Module) else value._mig_module
