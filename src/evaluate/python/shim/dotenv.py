"""The reading part of `dotenv`: settings of an application from a .env file.

In: files that the revision may read. Out: what they say, as a dict or in `os.environ` of the revision (mig's own environment
stays as it is). The grammar is python-dotenv's: https://github.com/theskumar/python-dotenv
"""

import logging
import os
import re
import sys
from collections import OrderedDict

from _mig_missing import lacking, refusing

_refuse = refusing("dotenv", "without leave to write files")

_logger = logging.getLogger("dotenv.main")
_SPACE = re.compile(r"[^\S\r\n]*")
_GAP = re.compile(r"\s*")
_EXPORT = re.compile(r"export[^\S\r\n]+")
_NAME = re.compile(r"([^=#\s]+)")
_QUOTED_NAME = re.compile(r"'([^']+)'")
_QUOTED = {
    "'": (re.compile(r"'((?:\\.|[^'\\])*)'", re.DOTALL), re.compile(r"\\([\\'])")),
    '"': (re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL), re.compile(r"""\\([\\'"abfnrtv])""")),
}
_PLAIN = re.compile(r"[^\r\n]*")
_END = re.compile(r"[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|\Z)")
_REST = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_VARIABLE = re.compile(r"\$\{([^}:]*)(?::-([^}]*))?\}")
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def _bindings(text):
    """The names and values (None for a name alone) of a file; a line that is neither is logged and passed over."""
    text = text.removeprefix("\ufeff")
    place = 0
    while place < len(text):
        begin = place
        place = _GAP.match(text, place).end()
        if place == len(text):
            return
        name, value, place, understood = _binding(text, place)
        if not understood:
            line = len(_NEWLINE.findall(text, 0, begin)) + 1
            _logger.warning("python-dotenv could not parse statement starting at line %s", line)
            place = _REST.match(text, place).end()
        elif name is not None:
            yield name, value


def _binding(text, place):
    """One line from its first character: name, value, where reading came to, and whether it was understood."""
    found = _EXPORT.match(text, place)
    place = found.end() if found else place
    name = value = None
    if not text.startswith("#", place):
        found = (_QUOTED_NAME if text.startswith("'", place) else _NAME).match(text, place)
        if not found:
            return None, None, place, False
        name, place = found.group(1), found.end()
    place = _SPACE.match(text, place).end()
    if text.startswith("=", place):
        after = _SPACE.match(text, place + 1).end()
        quote = text[after : after + 1]
        if quote in _QUOTED:
            shape, escape = _QUOTED[quote]
            found = shape.match(text, after)
            if not found:
                return None, None, after, False
            value = escape.sub(lambda one: _ESCAPES.get(one.group(1), one.group(1)), found.group(1))
            place = found.end()
        elif quote == "#" and after > place + 1:
            value, place = "", after
        else:
            found = _PLAIN.match(text, after)
            value, place = re.sub(r"\s+#.*", "", found.group()).rstrip(), found.end()
    found = _END.match(text, place)
    return name, value, found.end() if found else place, bool(found)


def _interpolated(bindings, environment_wins):
    values = {}
    for name, value in bindings:
        if value is not None:
            known = {**values, **os.environ} if environment_wins else {**os.environ, **values}
            value = _VARIABLE.sub(lambda one: known.get(one.group(1), one.group(2) or "") or "", value)
        values[name] = value
    return values


def _read(path, stream, verbose, interpolate, encoding, environment_wins):
    if path is None and stream is None:
        path = find_dotenv()
    if path and os.path.isfile(path):
        with open(path, encoding=encoding) as file:
            text = file.read()
    elif stream is not None:
        text = stream.read()
    else:
        if verbose:
            _logger.info("python-dotenv could not find configuration file %s.", path or ".env")
        text = ""
    bindings = _bindings(text)
    return OrderedDict(_interpolated(bindings, environment_wins) if interpolate else bindings)


def found_upwards(folder, names):
    """The first file of one of these names in a folder and in those above it; None where there is none."""
    while True:
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    """Looks in the folder of the file that asks, and in those above it."""
    if usecwd:
        folder = os.getcwd()
    else:
        frame = sys._getframe()
        while frame.f_back and (frame.f_code.co_filename == find_dotenv.__code__.co_filename or not os.path.exists(frame.f_code.co_filename)):
            frame = frame.f_back
        folder = os.path.dirname(os.path.abspath(frame.f_code.co_filename))
    path = found_upwards(folder, [filename])
    if path:
        return path
    if raise_error_if_not_found:
        raise IOError("File not found")
    return ""


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    if os.environ.get("PYTHON_DOTENV_DISABLED", "").casefold() in ("1", "true", "t", "yes", "y"):
        return False
    values = _read(dotenv_path, stream, verbose, interpolate, encoding, not override)
    for name, value in values.items():
        if value is not None and (override or name not in os.environ):
            os.environ[name] = value
    return bool(values)


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    return _read(dotenv_path, stream, verbose, interpolate, encoding, False)


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    values = _read(dotenv_path, None, True, True, encoding, False)
    if key_to_get not in values:
        _logger.warning("Key %s not found in %s.", key_to_get, dotenv_path)
    return values.get(key_to_get)


set_key, unset_key = _refuse("set_key"), _refuse("unset_key")
__getattr__ = lacking("dotenv")
