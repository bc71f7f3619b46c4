"""What functions of env.py are handed besides the things that they are asked about."""

from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext

import _mig_models


class NotAsked(Exception):
    """A function can't be asked, since it is not known, or wants what is not handed over."""


class Context(MigrationContext):
    """As much of a MigrationContext as there is without a connection."""

    def __init__(self, opts=()):
        MigrationContext.__init__(self, opts=dict(opts, target_metadata=_target()))

    @property
    def bind(self):
        raise NotAsked("it asks for the connection, which mig does not hand over")

    connection = bind


def autogenerate_context(opts):
    return AutogenContext(Context(opts))


def _target():
    metadatas = _mig_models.metadatas
    return metadatas[0] if len(metadatas) == 1 else list(metadatas)
