"""What revision files import from here: names that an editor put in by itself, mostly never used."""

from . import config  # noqa: F401
