"""Settings of models: kept, and heeded where they concern tables."""

from typing import TypedDict


class ConfigDict(TypedDict, total=False):
    pass


class BaseConfig:
    pass


class Extra:
    allow, forbid, ignore = "allow", "forbid", "ignore"


def with_config(config):
    return lambda cls: cls
