"""Runs the real Alembic's autogenerate for the tests: one JSON object a line on standard input, one answer a line.

Reads {"folder", "url", "options"}: the folder holds `models.py` with `metadata`; `options` go to the migration context
as env.py's `context.configure(...)` would pass them. Answers {"messages", "imports", "upgrade", "downgrade", "raised"}.
Every request runs in a child of its own, so that models do not meet.
"""

import json
import logging
import os
import sys
import tempfile
import warnings

import psycopg2.extras  # noqa: F401
import sqlalchemy as sa
import sqlalchemy.dialects.postgresql.psycopg2  # noqa: F401
import sqlalchemy.orm  # noqa: F401
from alembic import autogenerate
from alembic.autogenerate import api, render
from alembic.runtime.migration import MigrationContext


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        if record.name.startswith("alembic.autogenerate") or record.name.startswith("alembic.ddl"):
            self.lines.append("%-5.5s [%s] %s" % (record.levelname, record.name, record.getMessage()))


def main():
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        answers.write(json.dumps(run_in_child(json.loads(line))) + "\n")
        answers.flush()


def run_in_child(request):
    with tempfile.TemporaryFile() as outcome:
        child = os.fork()
        if child == 0:
            try:
                result = run(request)
            except BaseException as error:  # noqa: B902
                result = {"raised": "%s: %s" % (type(error).__name__, str(error).splitlines()[0] if str(error) else "")}
            outcome.write(json.dumps(result).encode())
            outcome.flush()
            os._exit(0)
        os.waitpid(child, 0)
        outcome.seek(0)
        return json.loads(outcome.read() or '{"raised": "the process ended"}')


def run(request):
    sys.path.insert(0, request["folder"])
    sys.dont_write_bytecode = True
    kept = Kept()
    log = logging.getLogger("alembic")
    log.setLevel(logging.INFO)
    log.addHandler(kept)
    caught = []
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, *rest: caught.append("%s: %s" % (category.__name__, message))
    import models

    options = {"sqlalchemy_module_prefix": "sa.", "alembic_module_prefix": "op.", "user_module_prefix": None}
    options.update(request.get("options") or {})
    engine = sa.create_engine(request["url"].replace("postgresql://", "postgresql+psycopg2://"), poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=dict(options, target_metadata=models.metadata))
        caught.clear()
        script = autogenerate.produce_migrations(context, models.metadata)
        autogen = api.AutogenContext(context, models.metadata)
        arguments = {}
        script.upgrade_ops.upgrade_token, script.downgrade_ops.downgrade_token = "upgrade", "downgrade"
        render._render_python_into_templatevars(autogen, script, arguments)
    return {
        "messages": kept.lines + ["warning: " + text for text in caught],
        "imports": arguments["imports"],
        "upgrade": arguments["upgrade"],
        "downgrade": arguments["downgrade"],
        "diffs": repr([] if not script.upgrade_ops else script.upgrade_ops.as_diffs()),
        "raised": None,
    }


if __name__ == "__main__":
    main()
