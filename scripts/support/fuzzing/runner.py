"""Runs a batch through both tools and tells the steps in which they differ."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import batch as batches

ROOT = Path(__file__).resolve().parents[3]
CONFIGURATION = """\
[alembic]
script_location = %(here)s
version_locations = %(here)s/revisions
path_separator = os
prepend_sys_path = %(here)s

[mig]
"""
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8", "DATABASE_URL": "postgresql://",
    "MIG_CLOCK": "2026-01-02T03:04:05+00:00",
}


@dataclass
class Finding:
    settings: dict
    step: batches.Step
    alembic: str
    mig: str
    origin: str = ""

    @property
    def signature(self):
        return "\n".join(self.step.lines), self.alembic, self.mig

    def text(self):
        settings = "".join(f"# {key} = {value}\n" for key, value in self.settings.items())
        return f"{settings}{batches.plain(self.step)}\n--- Alembic\n{self.alembic}\n--- mig\n{self.mig}\n"


class Runner:
    def __init__(self, mig):
        self.mig = mig.resolve()
        self.steps = 0
        self.refused = 0
        self.alembic = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/support/record.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC"},
        )

    def compare(self, batch, counted=True):
        theirs, ours = self.run(batch)
        found = []
        for step in batch.steps():
            alembic, mig = theirs.get(step.label, "(nothing)"), ours.get(step.label, "(nothing)")
            if counted:
                self.steps += 1
                self.refused += "\n-- ! " in f"\n{alembic}" and "\n-- ! " in f"\n{mig}"
            if not same(step, alembic, mig):
                found.append(Finding(batch.settings, step, alembic, mig))
        rest = [key for key in theirs if key.startswith(" ") and theirs[key] != ours.get(key)]
        if rest and not found:
            found.append(Finding(batch.settings, batches.Step("between the steps", []), theirs[rest[0]], ours.get(rest[0], "(nothing)")))
        return found

    def run(self, batch):
        """What either tool printed for each step."""
        folder = Path(tempfile.mkdtemp(prefix="mig-fuzz-"))
        try:
            write(folder, batch)
            last = len(batch.revisions) - 1
            commands = [["upgrade", "head", "--sql"], ["downgrade", f"r{last}:base", "--sql"]]
            theirs = divided([self.ask_alembic(folder, command) for command in commands])
            ours = divided([self.ask_mig(folder, command) for command in commands])
            return theirs, ours
        finally:
            shutil.rmtree(folder)

    def ask_alembic(self, folder, command):
        request = {"folder": str(folder), "environment": ENVIRONMENT, "arguments": command}
        self.alembic.stdin.write(json.dumps(request) + "\n")
        self.alembic.stdin.flush()
        answer = json.loads(self.alembic.stdout.readline())
        return answer["stdout"] + ending(answer["status"], answer["stderr"])

    def ask_mig(self, folder, command):
        environment = {**ENVIRONMENT, **{key: os.environ[key] for key in ("MIG_SHIM",) if key in os.environ}}
        done = subprocess.run([self.mig, *command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        return done.stdout.decode("utf-8", "replace") + ending(done.returncode, done.stderr.decode("utf-8", "replace"))


def ending(status, stderr):
    """A run that breaks off says so in its last step."""
    return "" if status == 0 else f"{BROKEN_OFF} with status {status}\n{stderr[-1500:]}"


def write(folder, batch):
    (folder / "revisions").mkdir()
    (folder / "guard.py").write_text(batches.GUARD)
    shutil.copy(ROOT / "tests/support/env.py", folder / "env.py")
    settings = "".join(f"{key} = {value.replace('%', '%%')}\n" for key, value in batch.settings.items())
    (folder / "alembic.ini").write_text(CONFIGURATION + settings)
    for number, (up, down) in enumerate(batch.revisions):
        (folder / "revisions" / f"r{number}.py").write_text(batches.guarded(number, up, down))


def divided(outputs):
    """The text below each mark; what stands between the revisions is kept under the revision's number."""
    found = {}
    for direction, output in enumerate(outputs):
        pieces = f"\n{output}".split("\n-- @ ")
        found[f" {direction}"] = pieces[0]
        for number, piece in enumerate(pieces[1:]):
            label, _, text = piece.partition("\n")
            found[label or f" {direction}/{number}"] = text
    return found


BROKEN_OFF = "-- ! the run ended"
# Where Alembic gives up and mig may go on: values that only mig writes as literals, conditions and names that run into an
# assertion of SQLAlchemy's, conventions that ask for the columns of a table that nobody described, dots in column names,
# ARRAY[…] IN, and conventions that SQLAlchemy asks for the name of what is only dropped.
GAPS = (
    "No literal value renderer is available", "Could not render literal value", "AssertionError: ", "NoReferencedTableError: ",
    "NoReferencedColumnError: ",
    "ArgumentError: ForeignKeyConstraint on", "TypeError: Boolean value of this clause is not defined",
    "TypeError: unsupported operand type(s) for |: 'TextClause'", "Only comparison operators may be used with ANY/ALL",
    "Most backends don't support SELECTing from a tuple() object",
    "array._bind_param() got an unexpected keyword argument 'expanding'", "Naming convention including %(constraint_name)s token requires",
)
# SQLAlchemy loses the order to write values where match() is negated.
LOST_VALUES = " @@ plainto_tsquery(:"
# What either tool says on purpose. Of a step with two mistakes they may name different ones; anything else that mig
# raises, where Alembic raises another error, is a slip of mig's own.
REFUSALS = (
    "ArgumentError", "CompileError", "IdentifierError", "InvalidRequestError", "TypeError", "ValueError", "NoReferencedTableError",
    "NoReferencedColumnError", "DuplicateColumnError", "ConstraintColumnNotFoundError", "KeyError", "CommandError",
)


def same(step, alembic, mig):
    if alembic == mig:
        return True
    if BROKEN_OFF in mig and BROKEN_OFF not in alembic:
        return False
    theirs, ours = error_of(alembic), error_of(mig)
    if theirs is not None:
        return any(gap in theirs for gap in GAPS) or (ours is not None and alike(theirs, ours))
    if ours is None and LOST_VALUES in alembic:
        return True
    if ours is not None or not step.unordered:
        return False
    inside = step.unordered_inside
    return statements(alembic, inside) == statements(mig, inside)


def statements(text, lines_too):
    found = sorted(text.strip().removesuffix(";").split(";\n\n"))
    return [sorted(line.rstrip(", ") for line in statement.splitlines()) for statement in found] if lines_too else found


def error_of(text):
    for line in text.splitlines():
        if line.startswith("-- ! "):
            return line[5:]
    return None


def alike(one, other):
    kind, other_kind = one.split(":")[0], other.split(":")[0]
    return kind == other_kind or other_kind in REFUSALS
