"""Settings of an application: from the environment, from its settings.ini or .env file, from defaults.

A setting that is nowhere is a stand-in. The files and their order are python-decouple's:
https://github.com/HBNetwork/python-decouple
"""

import os
import sys
from configparser import ConfigParser

from dotenv import found_upwards

_UNDEFINED = object()
_TRUE, _FALSE = ("y", "yes", "t", "true", "on", "1"), ("n", "no", "f", "false", "off", "0")


class UndefinedValueError(Exception):
    pass


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" ", post_process=list):
        self.cast, self.delimiter, self.strip, self.post_process = cast, delimiter, strip, post_process

    def __call__(self, value):
        return self.post_process([self.cast(one.strip(self.strip)) for one in (value or "").split(self.delimiter) if one])


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.cast = cast
        self.allowed = [*(flat or ()), *(one for one, _ in choices or ())]

    def __call__(self, value):
        value = self.cast(value)
        if value not in self.allowed:
            raise ValueError("Value not in list: %r; valid values are %r" % (value, self.allowed))
        return value


class RepositoryEmpty:
    def __init__(self, source="", encoding="utf-8"):
        self.data = {}

    def __contains__(self, key):
        return key in os.environ or key in self.data

    def __getitem__(self, key):
        return self.data[key]


class RepositoryEnv(RepositoryEmpty):
    def __init__(self, source, encoding="utf-8"):
        RepositoryEmpty.__init__(self)
        with open(source, encoding=encoding) as file:
            lines = file.readlines()
        for line in lines:
            key, equals, value = (part.strip() for part in line.strip().partition("="))
            if not equals or key.startswith("#"):
                continue
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            self.data[key] = value


class RepositoryIni(RepositoryEmpty):
    def __init__(self, source, encoding="utf-8"):
        RepositoryEmpty.__init__(self)
        self.parser = ConfigParser()
        with open(source, encoding=encoding) as file:
            self.parser.read_file(file)

    def __contains__(self, key):
        return key in os.environ or self.parser.has_option("settings", key)

    def __getitem__(self, key):
        return self.parser.get("settings", key)


class RepositorySecret(RepositoryEmpty):
    def __init__(self, source="/run/secrets/"):
        RepositoryEmpty.__init__(self)
        for name in os.listdir(source):
            with open(os.path.join(source, name)) as file:
                self.data[name] = file.read()


class Config:
    def __init__(self, repository):
        self.repository = repository

    def get(self, option, default=_UNDEFINED, cast=_UNDEFINED):
        if option in os.environ:
            value = os.environ[option]
        elif option in self.repository:
            value = self.repository[option]
        elif default is not _UNDEFINED:
            value = default
        else:
            from _mig_missing import Missing

            return Missing("the setting %s" % option)
        if cast is _UNDEFINED:
            return value
        return _boolean(value) if cast is bool else cast(value)

    def __call__(self, *args, **kwargs):
        return self.get(*args, **kwargs)


def _boolean(value):
    word = str(value).lower()
    if word not in _TRUE + _FALSE:
        raise ValueError("Invalid truth value: " + word)
    return word in _TRUE


class AutoConfig(Config):
    """Looks for its file in the folder of the file that asks, and in those above it, when it is first asked."""

    FILES = {"settings.ini": RepositoryIni, ".env": RepositoryEnv}
    encoding = "UTF-8"

    def __init__(self, search_path=None):
        self.search_path, self.repository = search_path, None

    def __call__(self, *args, **kwargs):
        if self.repository is None:
            asking = sys._getframe(1).f_code.co_filename
            self.repository = self._found(self.search_path or os.path.dirname(os.path.abspath(asking)))
        return self.get(*args, **kwargs)

    def _found(self, folder):
        path = found_upwards(folder, self.FILES)
        if path is None:
            return RepositoryEmpty()
        return self.FILES[os.path.basename(path)](path, encoding=self.encoding)


config = AutoConfig()
