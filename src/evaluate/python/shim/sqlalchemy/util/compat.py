"""Names that user code imports by this path."""

from . import py3k, py37, py38  # noqa: F401

text_type = str
string_types = (str,)
binary_type = bytes
int_types = (int,)
