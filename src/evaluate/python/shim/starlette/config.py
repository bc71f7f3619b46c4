"""Settings of an application, from the environment and from its .env file.

A setting that is nowhere is a stand-in, as where pydantic's settings lack one.
"""

import os

_UNDEFINED = object()


class EnvironError(Exception):
    pass


class Environ(dict):
    pass


environ = os.environ


class Config:
    def __init__(self, env_file=None, environ=environ, env_prefix="", encoding="utf-8"):
        self.environ = environ
        self.env_prefix = env_prefix
        self.file_values = _file_values(env_file, encoding) if env_file is not None else {}

    def __call__(self, key, cast=None, default=_UNDEFINED):
        return self.get(key, cast, default)

    def get(self, key, cast=None, default=_UNDEFINED):
        name = self.env_prefix + key
        if name in self.environ:
            value = self.environ[name]
        elif name in self.file_values:
            value = self.file_values[name]
        elif default is not _UNDEFINED:
            value = default
        else:
            from _mig_missing import Missing

            return Missing("the setting %s" % key)
        if cast is None or value is None:
            return value
        if cast is bool and isinstance(value, str):
            wanted = {"true": True, "1": True, "false": False, "0": False}
            if value.lower() not in wanted:
                raise ValueError("Config '%s' has value '%s'. Not a valid bool." % (key, value))
            return wanted[value.lower()]
        return cast(value)


def _file_values(path, encoding):
    found = {}
    try:
        with open(path, encoding=encoding) as file:
            lines = file.readlines()
    except OSError:
        return found
    for line in lines:
        line = line.strip()
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found[key.strip()] = value.strip().strip("\"'")
    return found
