"""Settings of an application: from the environment, from .env files and from defaults.

A setting that has neither is a stand-in: it may be handed around while models are imported, and is an error where a table
would hold something of it.
"""

import os
import typing

from dotenv import dotenv_values
from pydantic.config import ConfigDict
from pydantic.fields import PydanticUndefined
from pydantic.main import TEXTS, BaseModel, fill

__version__ = "2.16.3"


class SettingsConfigDict(ConfigDict, total=False):
    pass


class BaseSettings(BaseModel):
    def __init__(self, **values):
        prefix = values.pop("_env_prefix", None)
        files = values.pop("_env_file", self.model_config.get("env_file"))
        for name in [name for name in values if name.startswith("_")]:
            del values[name]
        fill(self, dict(_from_environment(type(self), prefix, files), **values))
        _complete(self)


def _complete(settings):
    """Calls validators: they work out settings from others. What one of them does not like stays as it is."""
    cls = type(settings)
    checks = []
    for base in reversed(cls.__mro__):
        for name, value in base.__dict__.items():
            function = getattr(value, "__func__", value)
            for field in getattr(function, "_mig_checks", ()):
                checks.append((field, name, function))
    done = {}
    for field in cls.model_fields:
        if field not in settings.__dict__:
            continue
        for wanted, name, function in checks:
            if wanted in (field, "*"):
                settings.__dict__[field] = _checked(cls, name, function, settings.__dict__[field], done, field)
        done[field] = settings.__dict__[field]
    for base in reversed(cls.__mro__):
        for name, value in base.__dict__.items():
            if getattr(value, "_mig_completes", False):
                try:
                    value(settings)
                except Exception:
                    pass


class _Info:
    def __init__(self, data, field_name):
        self.data, self.field_name, self.context, self.mode, self.config = data, field_name, None, "python", {}


def _checked(cls, name, function, value, done, field):
    code = function.__code__
    words = code.co_varnames[: code.co_argcount]
    try:
        method = getattr(cls, name)
        if len(words) < 3:
            return method(value)
        return method(value, dict(done) if words[2] == "values" else _Info(dict(done), field))
    except Exception:
        return value


def _from_files(files, encoding):
    """What .env files say, a later one before an earlier one; a file that is not there says nothing."""
    found = {}
    for path in [files] if isinstance(files, (str, os.PathLike)) else files or ():
        path = os.path.expanduser(path)
        if os.path.isfile(path):
            values = dotenv_values(path, encoding=encoding or "utf8")
            found.update((name, value) for name, value in values.items() if value is not None)
    return found


def _from_environment(cls, prefix, files):
    from _mig_missing import Missing

    config = cls.model_config
    prefix = config.get("env_prefix", "") if prefix is None else prefix
    environment = {**_from_files(files, config.get("env_file_encoding")), **os.environ}
    if not config.get("case_sensitive"):
        environment = {key.lower(): value for key, value in environment.items()}
    found = {}
    for name, field in cls.model_fields.items():
        for asked in _names(name, field, prefix):
            text = environment.get(asked if config.get("case_sensitive") else asked.lower())
            if text is not None:
                found[name] = converted(text, field.annotation)
                break
        else:
            if field.is_required():
                inner = _plain(field.annotation)
                if isinstance(inner, type) and issubclass(inner, BaseModel):
                    found[name] = inner()
                else:
                    found[name] = Missing("the setting %s" % name)
    return found


def _names(name, field, prefix):
    given = field.options.get("env", field.validation_alias)
    if isinstance(given, str):
        return [given]
    if isinstance(given, (list, tuple)):
        return list(given)
    choices = getattr(given, "args", None)
    if choices:
        return [one for one in choices if isinstance(one, str)]
    return [prefix + name]


def _plain(annotation):
    """``X`` of ``Optional[X]`` and of ``Annotated[X, …]``."""
    while True:
        if getattr(annotation, "__metadata__", None) is not None:
            annotation = annotation.__origin__
            continue
        rest = [one for one in getattr(annotation, "__args__", ()) if one is not type(None)]
        if len(rest) == 1 and type(None) in getattr(annotation, "__args__", ()):
            annotation = rest[0]
            continue
        return annotation


def converted(text, annotation):
    """The value that a text of the environment stands for."""
    import enum
    import json

    plain = _plain(annotation)
    origin = typing.get_origin(plain) or plain
    if plain is bool:
        return text.strip().lower() in ("1", "true", "t", "yes", "y", "on")
    try:
        if plain in (int, float):
            return plain(text)
        if origin in (list, dict, set, tuple):
            return origin(json.loads(text))
        if isinstance(plain, type) and issubclass(plain, enum.Enum):
            return plain(text)
        if isinstance(plain, type) and issubclass(plain, BaseModel):
            return plain(**json.loads(text))
        if isinstance(plain, type) and plain.__module__.startswith(("pydantic.", "pathlib")) and plain.__name__ not in TEXTS:
            return plain(text)
    except ValueError:
        pass
    return text


class PydanticBaseSettingsSource:
    def __init__(self, *args, **options):
        pass


class EnvSettingsSource(PydanticBaseSettingsSource):
    pass


class DotEnvSettingsSource(PydanticBaseSettingsSource):
    pass


InitSettingsSource = SecretsSettingsSource = TomlConfigSettingsSource = YamlConfigSettingsSource = JsonConfigSettingsSource = EnvSettingsSource
PyprojectTomlConfigSettingsSource = EnvSettingsSource


class NoDecode:
    pass


__all__ = ["BaseSettings", "PydanticUndefined", "SettingsConfigDict"]
