"""Settings of models: kept, and heeded where they concern tables."""


def ConfigDict(**options):
    return options


class BaseConfig:
    pass


class Extra:
    allow, forbid, ignore = "allow", "forbid", "ignore"


def with_config(config):
    return lambda cls: cls
