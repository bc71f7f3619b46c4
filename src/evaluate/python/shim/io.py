"""`io` without a file system of its own: what is opened is read whole, from below the project's folders."""

import abc

import _io
import sys

import _mig
from _io import (
    DEFAULT_BUFFER_SIZE,
    BlockingIOError,
    BufferedRandom,
    BufferedReader,
    BufferedRWPair,
    BufferedWriter,
    BytesIO,
    IncrementalNewlineDecoder,
    StringIO,
    TextIOWrapper,
    UnsupportedOperation,
)

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "text_encoding",
    "IncrementalNewlineDecoder",
]


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    pass


class RawIOBase(_io._RawIOBase, IOBase):
    pass


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    pass


class TextIOBase(_io._TextIOBase, IOBase):
    pass


for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


class FileIO(RawIOBase):
    def __init__(self, file, mode="r", closefd=True, opener=None):
        raise UnsupportedOperation("mig opens files through open() only")


class _NamedBytes(BytesIO):
    """The bytes of a file, with its name."""

    name = None
    mode = "rb"


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        raise PermissionError(1, "mig runs revision files without file descriptors: open(" + str(file) + ") is refused")
    path = file.__fspath__() if hasattr(file, "__fspath__") else file
    if isinstance(path, bytes):
        path = path.decode("utf-8", "surrogateescape")
    if not isinstance(path, str):
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(file).__name__)
    if set(mode) - set("rbtwxa+U"):
        raise ValueError("invalid mode: " + repr(mode))
    if set(mode) & set("wxa+") and sys.modules["_mig_missing"].models:
        # What an application writes while its models are imported (a log) goes nowhere.
        nowhere = _NamedBytes()
        nowhere.name = path
        return nowhere if "b" in mode else TextIOWrapper(nowhere, encoding or "utf-8", errors or "strict", newline)
    if set(mode) & set("wxa+"):
        raise PermissionError(13, "mig runs revision files without leave to write files: " + repr(path))
    data = _NamedBytes(_mig.read_file(path))
    data.name = path
    if "b" in mode:
        return data
    text = TextIOWrapper(data, encoding or "utf-8", errors or "strict", newline)
    try:
        text.mode = mode
    except AttributeError:
        pass
    return text


def open_code(path):
    return open(path, "rb")


import builtins

builtins.open = open
