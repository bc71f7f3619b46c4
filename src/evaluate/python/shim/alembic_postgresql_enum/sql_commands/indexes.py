"""Indexes that have to go while an enumeration changes."""

from collections import namedtuple

TableIndex = namedtuple("TableIndex", ["name", "definition"])
