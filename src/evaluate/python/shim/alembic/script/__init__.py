"""The folder of revision files, as far as a revision file may ask about it."""


class ScriptDirectory:
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
