"""Imports the project's models and describes every MetaData that is asked for.

Modules that are not to be had are replaced by stand-ins while the models are imported. Nothing of a stand-in may get into
the metadata: what would be wrong, or missing, in the wanted schema is an error that names it.
"""

import sys

import _mig_boot  # noqa: F401  it has prepared the importing of modules
import _mig_missing


# What was found, for who asks more: the metadata, and the names of the part of env.py that was executed.
metadatas = []
environment = {}


class NoMetadata(Exception):
    """What is named is no metadata."""


class Unknown(Exception):
    """Something in the metadata comes from a module that is not to be had."""


def metadata(imports, names, path, text, expression, user_prefix):
    """The metadata that ``names`` or ``expression`` name.

    Before that imports modules for their effect, and executes ``text``, the part of the file ``path`` that imports models.
    """
    import builtins

    _mig_missing.models = True
    metadatas.clear()
    environment.clear()
    _mig_missing.importing += 1
    sys.meta_path.insert(0, _mig_missing.Quieting())
    builtins.__build_class__ = _mig_missing.join_metaclasses(builtins.__build_class__)
    builtins.__import__ = _mig_missing.stand_in_for_names(builtins.__import__)
    _let_stand_ins_be_type_variables()
    _let_parts_be_asked_for()
    _let_stand_ins_be_dispatched_on()
    try:
        from importlib import import_module

        for name in imports:
            import_module(name)
        module = type(sys)("env_py")
        if path is not None:
            module.__file__ = path
            exec(compile(text, path, "exec"), module.__dict__)
        if names:
            found = [(name, _named(name)) for name in names]
        else:
            found = [(expression, eval(compile(expression, path, "eval"), module.__dict__))]
        environment.update(module.__dict__)
        for name, value in found:
            _collect(name, value, metadatas)
        return [_described(one, user_prefix) for one in metadatas]
    finally:
        _mig_missing.importing -= 1
        for stream in (sys.stdout, sys.stderr):
            stream.finish()


def _let_stand_ins_be_type_variables():
    """``class Tools(Toolset[T], Generic[T])`` where ``T`` comes from the library that has ``Toolset``."""
    import typing

    subscript = typing._generic_class_getitem

    def subscripted(cls, args):
        if cls in (typing.Generic, typing.Protocol):
            given = args if isinstance(args, tuple) else (args,)
            args = tuple([typing.TypeVar("T") if _mig_missing.is_stand_in(one) else one for one in given])
        return subscript(cls, args)

    typing._generic_class_getitem = subscripted


def _let_parts_be_asked_for():
    """``find_spec("library.part")``, whether there is a library or not."""
    import importlib.util

    find_spec = importlib.util.find_spec

    def spec_of_part(name, package=None):
        try:
            return find_spec(name, package)
        except ModuleNotFoundError:
            return None

    importlib.util.find_spec = spec_of_part


def _let_stand_ins_be_dispatched_on():
    """``@function.register(library.Class)``: nothing will ever be of that class."""
    import functools

    plain = functools.singledispatch

    def singledispatch(function):
        made = plain(function)
        register = made.register

        def register_known(cls, func=None):
            if _mig_missing.is_stand_in(cls):
                return (lambda found: found) if func is None else func
            if func is None and not isinstance(cls, type) and _mig_missing.is_stand_in(_first_annotation(cls)):
                return cls
            return register(cls, func)

        made.register = register_known
        return made

    functools.singledispatch = singledispatch


def _first_annotation(function):
    import typing

    return next(iter(typing.get_type_hints(function).values()), None) if hasattr(function, "__annotations__") else None


def _named(name):
    from importlib import import_module

    module, _, attributes = name.partition(":")
    value = import_module(module)
    for attribute in attributes.split("."):
        try:
            value = getattr(value, attribute)
        except AttributeError:
            raise NoMetadata("%s: there is no '%s' in it" % (name, attribute)) from None
    return value


def _collect(name, value, metadatas):
    """Adds what a value stands for: a MetaData, something that has one, or several of them."""
    from sqlalchemy import MetaData

    if _mig_missing.is_stand_in(value):
        raise NoMetadata(
            "%s comes from '%s', which is not to be had here, so the models' metadata is not known"
            % (name, _mig_missing.module_of(value))
        )
    if isinstance(value, MetaData):
        if not [one for one in metadatas if one is value]:
            metadatas.append(value)
    elif isinstance(value, dict):
        for one in value.values():
            _collect(name, one, metadatas)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            _collect(name, one, metadatas)
    elif isinstance(getattr(value, "metadata", None), MetaData):
        _collect(name, value.metadata, metadatas)
    elif callable(value) and not isinstance(value, type):
        _collect(name, value(), metadatas)
    else:
        raise NoMetadata("%s is no MetaData, nor has it one: %r" % (name, value))


def _described(metadata, user_prefix):
    """What is handed over of a metadata, after a look for what came from stand-ins."""
    for table in metadata.tables.values():
        for column in table.columns:
            _mig_missing.ensure_known(column.type, "the type of %s.%s", table.name, column.name)
            _mig_missing.ensure_known(getattr(column.type, "impl_instance", None), "the type of %s.%s", table.name, column.name)
    tables = metadata.sorted_tables
    described = _value(metadata, tables, user_prefix)
    _ensure_unmarked(described, "the metadata")
    return described


def _ensure_unmarked(value, where):
    if isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, dict):
            name = name.get("name")
        inner = "%s, %s" % (where, name) if isinstance(name, str) and _mig_missing.marked(name) is None else where
        for one in value.values():
            _ensure_unmarked(one, inner)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _ensure_unmarked(one, where)
    else:
        module = value._mig_module if _mig_missing.is_stand_in(value) else _mig_missing.marked(value)
        if module is not None:
            raise Unknown("something in %s comes from '%s', which is not to be had here: the table would be wrong" % (where, module))


def _value(metadata, tables, user_prefix):
    from sqlalchemy.sql._schema.described import described_tables

    described = {
        "naming": metadata._naming_value(),
        "types": _types(metadata, tables),
        "sequences": [one._sequence_value() for one in metadata._sequences.values()],
        "tables": described_tables(tables, user_prefix=user_prefix),
        "added_later": [
            {"table": table._name_value(), "constraint": constraint._value()}
            for table in tables
            for constraint in table._sorted_constraints
            if getattr(constraint, "use_alter", False)
        ],
        "info": {table.key: repr(table.info) for table in tables if table.info},
    }
    if metadata.schema is not None:
        from sqlalchemy.types import _name

        described["schema"] = _name(metadata.schema)
    return described


def _types(metadata, tables):
    """The types that have to be created, each once: those of the metadata, then those of columns as the tables come."""
    found = {}
    wanted = [one for one in metadata._objects if hasattr(one, "create_type") and one._described() is not None]
    wanted += [column.type._user_type() for table in tables for column in table.columns]
    for type_ in wanted:
        if type_ is None or not type_.create_type or (type_.schema, type_.name) in found:
            continue
        kind, value = type_._described()
        found[type_.schema, type_.name] = {"op": "create_" + kind, {"enum": "enumeration", "domain": "domain"}[kind]: value}
    return list(found.values())
