"""Settings of an application, from the environment; one that is nowhere is a stand-in."""

import os

_UNDEFINED = object()


class UndefinedValueError(Exception):
    pass


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" ", post_process=list):
        self.cast, self.delimiter, self.strip, self.post_process = cast, delimiter, strip, post_process

    def __call__(self, value):
        return self.post_process([self.cast(one.strip(self.strip)) for one in (value or "").split(self.delimiter) if one])


class Config:
    def __init__(self, repository=None):
        self.repository = repository

    def __call__(self, option, default=_UNDEFINED, cast=None):
        value = os.environ.get(option, default)
        if value is _UNDEFINED:
            from _mig_missing import Missing

            return Missing("the setting %s" % option)
        if cast is None or value is None:
            return value
        if cast is bool and isinstance(value, str):
            return value.lower() in ("y", "yes", "t", "true", "on", "1")
        return cast(value)

    get = __call__


class AutoConfig(Config):
    def __init__(self, search_path=None):
        Config.__init__(self)


class RepositoryEnv:
    def __init__(self, source, encoding="utf-8"):
        pass


RepositoryIni = RepositoryEmpty = RepositorySecret = RepositoryEnv
config = AutoConfig()
