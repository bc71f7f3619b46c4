"""Runs the real Alembic for the tests, many commands in one process.

Reads one JSON object a line: {"folder", "environment", "arguments"}. Answers each with one: {"status", "stdout",
"stderr", "failed", "raised"}. Importing Alembic takes most of a second, so it is imported once; each command then runs
in a child of its own (fork), and nothing that it changes, from the working directory to loaded modules, reaches the
next one.
"""

import datetime
import json
import os
import sys
import tempfile
import traceback
import types

import alembic.command  # noqa: F401
import alembic.config
import alembic.script.base
import alembic.util
import psycopg2.extras  # noqa: F401
import sqlalchemy.dialects.postgresql.psycopg2  # noqa: F401
import sqlalchemy.orm  # noqa: F401


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        answers.write(json.dumps(run_in_child(json.loads(line))) + "\n")
        answers.flush()


def run_in_child(request: dict) -> dict:
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr, tempfile.TemporaryFile() as outcome:
        child = os.fork()
        if child == 0:
            os.dup2(stdout.fileno(), 1)
            os.dup2(stderr.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            result = run(request)
            sys.stdout.flush()
            sys.stderr.flush()
            outcome.write(json.dumps(result).encode())
            outcome.flush()
            os._exit(0)
        os.waitpid(child, 0)
        result = json.loads(text_of(outcome) or '{"status": 1, "failed": null, "raised": "the process ended"}')
        return {"stdout": text_of(stdout), "stderr": text_of(stderr), **result}


def text_of(file) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def run(request: dict) -> dict:
    """One `alembic ...`, as the command line would do it."""
    os.chdir(request["folder"])
    os.environ.update(request["environment"])
    hold_clock()
    sys.argv = ["alembic", *request["arguments"]]
    failures = []
    report = alembic.util.messaging.err
    # What the user reads after "FAILED: ", which the screen may wrap.
    alembic.config.util.err = lambda message, quiet=False: (failures.append(str(message)), report(message, quiet))
    raised = None
    try:
        alembic.config.main(argv=request["arguments"], prog="alembic")
        status = 0
    except SystemExit as end:
        status = (end.code if isinstance(end.code, int) else 1) & 0xFF
    except BaseException as error:
        traceback.print_exc()
        status, raised = 1, summary_of(error)
    return {"status": status, "failed": "".join(failures) or None, "raised": raised}


def hold_clock() -> None:
    """New revision files bear the time of MIG_CLOCK."""
    held = datetime.datetime.fromisoformat(os.environ["MIG_CLOCK"])

    class HeldDatetime(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return held.astimezone(tz) if tz else held.astimezone().replace(tzinfo=None)

    alembic.script.base.datetime = types.SimpleNamespace(datetime=HeldDatetime, timezone=datetime.timezone)


def summary_of(error: BaseException) -> str:
    """The exception's class and what it says; of an error of the server the server's own sentence."""
    original = getattr(error, "orig", None)
    if original is not None and getattr(original, "diag", None) is not None and original.diag.message_primary:
        return f"{original.diag.sqlstate}: {original.diag.message_primary}"
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"


if __name__ == "__main__":
    main()
