"""The folder of revision files, as far as a revision file may ask about it."""


class Script:
    """A revision file, by what its header says."""

    def __init__(self, fact):
        parents = fact["down_revision"]
        self.revision = fact["revision"]
        self.down_revision = None if not parents else parents[0] if len(parents) == 1 else tuple(parents)
        self.branch_labels = set(fact["branch_labels"])
        self.dependencies = tuple(fact["dependencies"]) or None
        self.doc = fact["doc"]
        self.longdoc = fact["longdoc"]
        self.path = fact["path"]


class ScriptDirectory:
    # The revisions, the newest first, where they are told.
    _history = None

    def __init__(self, config):
        self.config = config
        self.dir = config.get_main_option("script_location")

    @classmethod
    def from_config(cls, config):
        return cls(config)

    @property
    def versions(self):
        return self.dir + "/versions"

    def get_heads(self):
        from sqlalchemy.sql import native

        return list(native.call({"request": "inspect", "question": "script_heads"}) or ())

    def get_current_head(self):
        heads = self.get_heads()
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                "The script directory has multiple heads (due to branching).Please use get_heads(), or merge the "
                "branches using alembic merge."
            )
        return heads[0] if heads else None

    def walk_revisions(self, base="base", head="heads"):
        if self._history is None or (base, head) != ("base", "heads"):
            raise NotImplementedError("which revisions lie between two is not told here")
        return iter([Script(fact) for fact in self._history])

    def get_revision(self, id_):
        found = [one for one in self.walk_revisions() if one.revision == id_]
        if found:
            return found[0]
        from alembic.util.exc import CommandError

        raise CommandError("Can't locate revision identified by '%s'" % id_)
