"""Where `zoneinfo` finds its data: in the binary, under the path that a machine with a time zone database has it at."""

import _mig

TZPATH = ("/usr/share/zoneinfo",)


class InvalidTZPathWarning(RuntimeWarning):
    pass


def reset_tzpath(to=None):
    pass


def find_tzfile(key):
    if key.startswith("/"):
        raise ValueError("ZoneInfo keys may not be absolute paths, got: %s" % key)
    if ".." in key.split("/"):
        raise ValueError("ZoneInfo keys must be normalized relative paths, got: %s" % key)
    return "%s/%s" % (TZPATH[0], key) if key in _mig.time_zones() else None


def available_timezones():
    return set(_mig.time_zones())
