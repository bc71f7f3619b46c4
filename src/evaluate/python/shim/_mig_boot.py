"""What the interpreter does around a revision file: importing modules of the project, loading the file, calling it."""

import sys

import _mig
import _mig_missing
from _frozen_importlib import ModuleSpec

_loaded = {}
_prepared = False
_configured = False
_arguments = {}


class Error(Exception):
    """A request that the host could not carry out; the argument is a dict of facts."""

    def __str__(self):
        return str(self.args[0].get("message", "")) if self.args else ""


Error.__module__ = "_mig"
_mig.Error = Error


class NoFunction(Exception):
    """The file has no function of the wanted name."""


class _Writer:
    """sys.stdout and sys.stderr: what is printed goes to the user through the host, line by line."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def __init__(self, stream):
        self._stream = stream
        self.name = "<" + stream + ">"
        self._pending = ""

    def write(self, text):
        if not isinstance(text, str):
            if _mig_missing.is_stand_in(text):
                return 0
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        self._pending += text
        if "\n" in self._pending:
            done, _, self._pending = self._pending.rpartition("\n")
            self._send(done + "\n")
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def finish(self):
        if self._pending:
            pending, self._pending = self._pending, ""
            self._send(pending)

    def _send(self, text):
        _mig.call({"request": "output", "stream": self._stream, "text": text})

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False


_streams = (_Writer("stdout"), _Writer("stderr"))


def _kind(path):
    """'f' for a file, 'd' for a folder, None for nothing (or nothing that may be read)."""
    try:
        mode = _mig.stat(path)[0] & 0o170000
    except OSError:
        return None
    return "d" if mode == 0o040000 else "f"


class _Loader:
    def __init__(self, path, shown=None):
        self.path = path
        self.shown = shown or path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _mig_missing.importing += 1
        try:
            exec(_compiled(_source(self.path), self.shown), module.__dict__)
        finally:
            _mig_missing.importing -= 1
        if self.shown == self.path:
            _offer_submodules(module)

    def get_source(self, name):
        return _source(self.path)

    def get_filename(self, name=None):
        return self.path

    def get_resource_reader(self, module):
        from importlib.resources.readers import FileReader

        return FileReader(self)


def _compiled(text, path):
    """The code of a module.

    Where models are read, functions that the compiler here can't do say so when they are called, and nothing is asserted, as
    under `python -O`: what applications assert of libraries at import does not hold of stand-ins.
    """
    # The interpreter's compiler takes the name for that of the cell that methods share, which no such class need have.
    text = text.replace("@__class__.", '@vars()["__class__"].')
    while True:
        try:
            return compile(text, path, "exec", optimize=1 if _mig_missing.models else -1)
        except SyntaxError as error:
            rest = _mig.without_function(text, error.lineno or 0, str(error.msg)) if _mig_missing.models else None
            if rest is None:
                raise
            text = rest


class SourceFileLoader(_Loader):
    """What `importlib.machinery` and `importlib.util` load a file with that a revision names by its path."""

    def __init__(self, fullname, path):
        _Loader.__init__(self, path)
        self.name = fullname

    def is_package(self, fullname):
        return self.path.rpartition("/")[2] == "__init__.py"

    def get_data(self, path):
        return _mig.read_file(path)

    def load_module(self, fullname=None):
        name = fullname or self.name
        spec = _spec(name, self.path, [self.path.rpartition("/")[0]] if self.is_package(name) else None)
        module = sys.modules[name] = importlib_bootstrap().module_from_spec(spec)
        self.exec_module(module)
        return module


def importlib_bootstrap():
    import importlib

    return importlib._bootstrap


class _NamespaceLoader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _offer_submodules(module)


def _offer_submodules(module):
    """Makes `import app` enough for `app.models`.

    Alembic loads every revision file before it runs one, so that a file gets along with `import app` as soon as any
    other has imported `app.models`. Files are loaded one by one here; a submodule is imported when it is asked for.
    """
    if not hasattr(module, "__path__") or "__getattr__" in module.__dict__:
        return
    package = module.__name__

    def __getattr__(name):
        from importlib import import_module
        from importlib.util import find_spec

        inner = package + "." + name
        if name.startswith("__") or find_spec(inner) is None:
            raise AttributeError("module %r has no attribute %r" % (package, name))
        return import_module(inner)

    module.__getattr__ = __getattr__


def _source(path):
    data = _mig.read_file(path)
    text = data.decode("utf-8-sig", "strict") if not _declares_encoding(data) else data.decode(_declared_encoding(data))
    return text.replace("\r\n", "\n")


def _declares_encoding(data):
    return b"coding" in data[:200] and _declared_encoding(data) is not None


def _declared_encoding(data):
    for line in data.split(b"\n", 2)[:2]:
        line = line.strip()
        if line.startswith(b"#") and b"coding" in line:
            name = line.split(b"coding", 1)[1].lstrip(b":= \t").split()[0].rstrip(b"-*").decode("ascii", "replace")
            return "utf-8-sig" if name.lower().replace("_", "-") in ("utf-8", "utf8") else name
    return None


class _ProjectFinder:
    """Modules and packages on sys.path; folders without __init__.py only for the second instance, after the frozen ones."""

    def __init__(self, namespaces):
        self._namespaces = namespaces

    def find_spec(self, name, path=None, target=None):
        top, _, _ = name.partition(".")
        if not self._namespaces and path is None and top in _OURS:
            return None
        last = name.rpartition(".")[2]
        folders = []
        for folder in sys.path if path is None else path:
            base = (folder.rstrip("/") + "/" if folder else "") + last
            if _kind(base) == "d":
                if _kind(base + "/__init__.py") == "f":
                    return _spec(name, base + "/__init__.py", [base])
                folders.append(base)
            if _kind(base + ".py") == "f":
                return _spec(name, base + ".py", None)
        if folders and self._namespaces:
            spec = ModuleSpec(name, _NamespaceLoader(), is_package=True)
            spec.submodule_search_locations = folders
            return spec
        return None


def _spec(name, file, locations):
    spec = ModuleSpec(name, _Loader(_absolute(file)), origin=_absolute(file), is_package=locations is not None)
    spec.has_location = True
    spec.cached = file + "c"  # never written; without it importlib would want to work one out
    if locations is not None:
        spec.submodule_search_locations = locations
    return spec


def _absolute(path):
    return path if path.startswith("/") else _mig.getcwd().rstrip("/") + "/" + path


class _Folder:
    """What `pkgutil` asks for the modules of a folder."""

    def __init__(self, path):
        if _kind(path) != "d":
            raise ImportError("only folders are looked through", path=path)
        self.path = path

    def iter_modules(self, prefix=""):
        for name in sorted(_mig.listdir(self.path)):
            base = self.path.rstrip("/") + "/" + name
            if name.endswith(".py") and name != "__init__.py" and name[:-3].isidentifier():
                yield prefix + name[:-3], False
            elif name.isidentifier() and _kind(base + "/__init__.py") == "f":
                yield prefix + name, True

    def find_spec(self, fullname, target=None):
        return None


class _ShimFinder:
    """The shim read from a folder, for those who work on it."""

    def __init__(self, folder):
        self._folder = folder

    def find_spec(self, name, path=None, target=None):
        base = self._folder + "/" + name.replace(".", "/")
        for file, is_package in ((base + "/__init__.py", True), (base + ".py", False)):
            if _kind(file) == "f":
                spec = ModuleSpec(name, _Loader(file, "<shim " + name + ">"), is_package=is_package)
                if is_package:
                    spec.submodule_search_locations = [base]
                return spec
        return None


def _guard_compiler(builtins):
    """The compiler recurses as deep as the text is nested; its end of the stack would be the process's."""
    compile_, eval_, exec_ = builtins.compile, builtins.eval, builtins.exec

    def check(source, filename="<string>"):
        if isinstance(source, (bytes, bytearray)):
            source = bytes(source).decode("utf-8", "replace")
        found = _mig.nesting(source) if isinstance(source, str) else None
        if found is not None:
            line, column, message = found
            raise SyntaxError(message, (filename, line, column, None))

    def compile(source, filename, *args, **kwargs):
        check(source, filename)
        return compile_(source, filename, *args, **kwargs)

    def eval(source, /, globals=None, locals=None):
        check(source)
        if globals is None:
            frame = sys._getframe(1)
            globals, locals = frame.f_globals, frame.f_locals if locals is None else locals
        return eval_(source, globals, locals)

    def exec(source, /, globals=None, locals=None, **kwargs):
        check(source)
        if globals is None:
            frame = sys._getframe(1)
            globals, locals = frame.f_globals, frame.f_locals if locals is None else locals
        return exec_(source, globals, locals, **kwargs)

    builtins.compile, builtins.eval, builtins.exec = compile, eval, exec


def _field_of_tuple(index, doc):
    """A field of a named tuple. It is what lies in the tuple, also where the class has indexing of its own."""
    item = tuple.__getitem__
    return property(lambda self: item(self, index), doc=doc)


class _Local:
    """`threading.local`, where there is one thread. The interpreter's own has no attributes of classes derived from it."""

    def __new__(cls, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)


_Local.__name__ = _Local.__qualname__ = "_local"
_Local.__module__ = "_thread"


def _guard_locals(builtins):
    """The interpreter's own would lose a module's record of annotations (see frames.rs); what `f_locals` gives is right."""
    dir_, vars_ = builtins.dir, builtins.vars

    def locals():
        return sys._getframe(1).f_locals

    def vars(*given):
        return vars_(*given) if given else sys._getframe(1).f_locals

    def dir(*given):
        return dir_(*given) if given else sorted(sys._getframe(1).f_locals)

    builtins.locals, builtins.vars, builtins.dir = locals, vars, dir


# Names that a project's own folders must not shadow: the libraries that mig stands in for, and what it needs itself.
_OURS = {"alembic", "sqlalchemy", "_mig", "_mig_boot", "_mig_missing", "os", "io"} | set(sys.builtin_module_names)


def prepare(shim_folder):
    """Makes the project's modules importable. The first task of a run does this."""
    global _prepared
    if _prepared:
        return
    _prepared = True
    sys.stdout = sys.__stdout__ = _streams[0]
    sys.stderr = sys.__stderr__ = _streams[1]
    sys.argv = ["alembic"]
    sys.modules.setdefault("__main__", type(sys)("__main__"))
    sys.executable = ""  # modules that ask for it would want to read it
    sys.path[:] = _mig.search_path()
    _OURS.update(getattr(sys, "stdlib_module_names", ()))
    if shim_folder is not None:
        sys.meta_path.insert(0, _ShimFinder(shim_folder))
    sys.meta_path.insert(len(sys.meta_path) - 1, _ProjectFinder(False))
    sys.meta_path.append(_ProjectFinder(True))
    sys.meta_path.append(_mig_missing.Finder())
    sys.path_hooks.append(_Folder)
    import io  # replaces open()
    import os  # stands in for posix, too, which importlib asks for
    import importlib
    import time

    time.sleep = _mig.sleep  # which an interruption wakes
    builtins = sys.modules["builtins"]
    builtins.exit = builtins.quit = sys.exit
    import _thread

    _thread._local = _Local
    import collections

    collections._tuplegetter = _field_of_tuple
    _guard_compiler(builtins)
    _guard_locals(builtins)
    # nobody has told the halves of importlib of each other
    importlib._bootstrap_external._set_bootstrap_module(importlib._bootstrap)
    importlib._bootstrap._bootstrap_external = importlib._bootstrap_external
    importlib._bootstrap_external.SourceFileLoader = SourceFileLoader
    importlib.__getattr__ = _part_of_importlib


def import_usual(path):
    """Imports those of mig's own modules that a file is about to import, ahead of its turn."""
    text = _source(path)
    for mentioned, name in _USUAL:
        if mentioned in text:
            __import__(name)


_USUAL = (
    ("alembic", "alembic.op"),
    ("sqlalchemy", "sqlalchemy"),
    ("dialects", "sqlalchemy.dialects.postgresql"),
)


def import_configured(imports, run_arguments):
    """Runs the configured imports, once."""
    global _configured, _arguments
    if _configured:
        return
    _configured = True
    import importlib

    for name in imports:
        importlib.import_module(name)
    if run_arguments is not None:
        module, _, function = run_arguments.partition(":")
        _arguments = getattr(importlib.import_module(module), function)()


def _part_of_importlib(name):
    """Under Alembic somebody else has imported these by the time a revision runs."""
    import importlib

    if name in ("util", "machinery", "abc", "resources", "metadata"):
        return importlib.import_module("importlib." + name)
    raise AttributeError("module 'importlib' has no attribute %r" % (name,))


def _load(path, running=True):
    """The module of a revision file, executed once. Outside a run directives at module level are refused, as in Alembic."""
    module = _loaded.get(path)
    if module is None:
        name = path.rpartition("/")[2]
        module = type(sys)("".join(c if c.isalnum() or c == "_" else "_" for c in name))
        module.__file__ = path
        code = compile(_source(path), path, "exec")
        _mig.set_loading(not running)
        try:
            exec(code, module.__dict__)
        finally:
            _mig.set_loading(False)
        _loaded[path] = module
    return module


def load(path):
    """Executes a revision file ahead of its turn."""
    _load(path)


def run(path, function):
    """Calls upgrade() or downgrade() of a revision file."""
    module = _load(path)
    called = getattr(module, function, None)
    if called is None:
        raise NoFunction(function)
    _configure_logging()
    try:
        called(**_arguments)
    finally:
        for stream in _streams:
            stream.finish()


def header(path):
    """The header values of a revision file that computes them."""
    module = _load(path, running=False)

    def listed(value):
        return [] if value is None else [value] if isinstance(value, str) else list(value)

    return {
        "revision": getattr(module, "revision", None),
        "down_revision": listed(module.down_revision),
        "branch_labels": listed(getattr(module, "branch_labels", None)),
        "depends_on": listed(getattr(module, "depends_on", None)),
        "doc": module.__doc__ or "",
    }


def _configure_logging():
    """The logging set-up of Alembic's templates: warnings of everybody, and what alembic itself says at INFO."""
    logging = sys.modules.get("logging")
    if logging is None or logging.root.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)-5.5s [%(name)s] %(message)s", "%H:%M:%S"))
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.INFO)
