"""The configuration of the run, for revision files that read it."""


class Config:
    def __init__(
        self,
        file_=None,
        toml_file=None,
        ini_section="alembic",
        output_buffer=None,
        stdout=None,
        cmd_opts=None,
        config_args={},
        attributes=None,
    ):
        self.config_file_name = file_
        self.toml_file_name = toml_file
        self.config_ini_section = ini_section
        self.output_buffer = output_buffer
        self.cmd_opts = cmd_opts
        self.config_args = dict(config_args)
        self.attributes = dict(attributes or {})
        self._sections = {}

    @classmethod
    def _of_run(cls):
        from sqlalchemy.sql import native

        settings = native.settings()
        config = cls(settings.get("config_file_name"), ini_section=settings.get("config_ini_section") or "alembic")
        config._sections = {name: dict(values) for name, values in (settings.get("sections") or {}).items()}
        main = config._sections.setdefault(config.config_ini_section, {})
        main.update(settings.get("main_options") or {})
        config.cmd_opts = _CommandOptions(settings.get("x_args"))
        return config

    def print_stdout(self, text, *arg):
        print(str(text) % arg if arg else text)

    def get_section(self, name, default=None):
        found = self._sections.get(name)
        if found is None:
            return default
        # as a ConfigParser has it, the defaults come first
        return dict([("here", found["here"])] if "here" in found else [], **found)

    def get_section_option(self, section, name, default=None):
        return (self._sections.get(section) or {}).get(name, default)

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        return self.get_main_option(name, default)

    def get_alembic_boolean_option(self, name):
        return str(self.get_main_option(name, "false")).lower() == "true"

    def set_section_option(self, section, name, value):
        self._sections.setdefault(section, {})[name] = value

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value.replace("%%", "%"))

    def remove_main_option(self, name):
        self._sections.get(self.config_ini_section, {}).pop(name, None)

    def get_template_directory(self):
        return ""


class _CommandOptions:
    autogenerate = False

    def __init__(self, x_args):
        self.x = x_args or None


class CommandLine:
    pass
