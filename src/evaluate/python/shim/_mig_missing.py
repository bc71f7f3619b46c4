"""Stand-ins for modules that are not to be had.

A revision file often imports more than it uses: a type for an annotation, a client that only rows would need. So the
import of a module that is nowhere gives a stand-in and a warning, and the error of the import comes where the module is
really used. Naming a thing is not using it: attributes, subscripts and annotations give further stand-ins; everything
that would need a value raises ModuleNotFoundError.

While a module of the application is imported its calls give stand-ins, too: what applications do at import (making
loggers, registering routes) is no part of a migration.
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
        if parent and not isinstance(sys.modules.get(parent), _Module):
            return None
        if not _is_imported_by_project() or _mig.is_guarded():
            return None
        top = name.partition(".")[0]
        if top not in _said:
            _said.add(top)
            _mig.call({"request": "missing_module", "module": top})
        return ModuleSpec(name, _Loader(), is_package=True)


def _is_imported_by_project():
    """Whether a file of the project imports right now; one that only asks whether a module is there does not."""
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" not in file:
            return file.startswith("/")
        if frame.f_code.co_name == "find_spec":
            return False
        frame = frame.f_back
    return False


class _Loader:
    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        module.__path__ = []


class _Module(type(sys)):
    def __getattr__(self, name):
        if _is_special(name):
            raise AttributeError("module %r has no attribute %r" % (self.__name__, name))
        return Missing(self.__name__)


def _is_special(name):
    return name.startswith("__") and name.endswith("__")


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
        if _is_special(name) and name not in _OF_CLASSES:
            raise AttributeError(name)
        return self

    def __call__(self, *arguments, **options):
        if importing:
            return self
        _refuse(self)

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return True if self is other else _refuse(self)

    def __mro_entries__(self, bases):
        if any(isinstance(base, type) and type(base) is not type for base in bases):
            return ()  # the other bases' metaclass decides
        return (_base(self._mig_module),)


for _name in (
    "abs add and await bool bytes complex contains delitem divmod enter exit float floordiv format fspath ge gt iadd index "
    "instancecheck int invert iter le len lshift lt matmul mod mul ne neg next pos pow radd rand repr reversed rmod rmul "
    "rshift rsub rtruediv rxor setattr setitem str sub subclasscheck truediv xor"
).split():
    setattr(Missing, "__%s__" % _name, _refuse)


class _Class(type):
    """The class of classes that are made from a stand-in: they exist, and what they would inherit is an error."""

    def __getattr__(cls, name):
        if _is_special(name):
            raise AttributeError(name)
        raise _error(cls._mig_module)

    def __call__(cls, *arguments, **options):
        if importing:
            return Missing(cls._mig_module)
        raise _error(cls._mig_module)


def _base(module):
    def accept(cls, **options):
        pass

    return _Class("Missing", (), {"_mig_module": module, "__init_subclass__": classmethod(accept)})


def is_stand_in(value):
    """Whether something is, or is made from, a thing of a module that is not to be had."""
    return isinstance(value, (Missing, _Module)) or isinstance(value, type) and isinstance(value, _Class)


def module_of(value):
    return value.__name__ if isinstance(value, _Module) else value._mig_module
