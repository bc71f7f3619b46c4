"""Revision files of one batch: what their steps are, and how they are written, guarded or plain."""

import ast
import json
from dataclasses import dataclass, field

from . import directives

HEAD = """\
import datetime
import decimal
import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
"""
# In the module that guarded revisions share. The marks divide what is printed into the text of one step each.
GUARD = """\
def run(label, step):
    print("-- @ " + label)
    try:
        step()
    except Exception as error:
        print("-- ! %s: %s" % (type(error).__name__, (str(error).splitlines() or [""])[0]))
"""
CONVENTIONS = [
    None,
    None,
    {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
     "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"},
    {"ix": "%(table_name)s_%(column_0_N_name)s_idx", "uq": "%(column_0N_label)s_%(column_0_key)s_key", "pk": "%(column_0_name)s_%(table_name)s_pkey",
     "fk": "%(column_0_N_key)s_%(referred_column_0_name)s_fkey"},
    {"ck": "%(table_name)s_check", "uq": "%(table_name)s_%(column_1_name)s", "pk": "pk 100%% %(table_name)s"},
    {"ck": "%(column_0_N_name)s %(column_0_label)s %(column_1_key)s", "ix": "%(column_0_N_key)s_%(column_0_N_name)s", "uq": "%(column_0_N_label)s"},
    {"ck": "ck_%(column_0_name)s_%(constraint_name)s", "ix": "ix_%(constraint_name)s", "fk": "fk_%(referred_column_0N_name)s_%(column_0_N_label)s"},
]


@dataclass
class Step:
    label: str
    lines: list[str]

    @property
    def unordered(self):
        """Alembic keeps the indexes of a table, and the constraints of an added column, in a set."""
        text = "\n".join(self.lines)
        return any(word in text for word in ("create_table(", "sa.Table(", "add_column("))

    @property
    def unordered_inside(self):
        """What a table is made anew from has its constraints in a set, too."""
        return any("copy_from=" in line for line in self.lines)


@dataclass
class Batch:
    settings: dict = field(default_factory=dict)
    # Of each revision its steps up and its steps down.
    revisions: list[tuple[list[Step], list[Step]]] = field(default_factory=list)

    def steps(self):
        return [step for up, down in self.revisions for step in [*up, *down]]


def make(rng, size):
    settings = {}
    convention = rng.choice(CONVENTIONS)
    if convention is not None:
        settings["naming_convention"] = json.dumps(convention)
    if rng.random() < 0.1:
        settings["transaction_per_migration"] = "true"
    if rng.random() < 0.1:
        settings["offline_literal_binds"] = "false"
    batch = Batch(settings)
    for number in range(size):
        up = steps(rng, f"r{number}u", directives.UPWARDS, rng.randint(2, 8))
        down = steps(rng, f"r{number}d", directives.DOWNWARDS, rng.randint(1, 4))
        batch.revisions.append((up, down))
    return batch


def steps(rng, prefix, kinds, count):
    made = []
    for number in range(count):
        rng.step = f"{prefix}{number}"
        made.append(Step(rng.step, directives.step(rng, kinds)))
    return made


def of_steps(settings, steps):
    """A batch of one revision for each of these steps, all of them upwards."""
    return Batch(settings, [([step], []) for step in steps])


def guarded(number, up, down):
    before = f"r{number - 1}" if number else None
    parts = [HEAD + "import guard\n", f"revision = 'r{number}'\ndown_revision = {before!r}\n"]
    for step in [*up, *down]:
        parts.append(function(step.label, step.lines))
    for name, steps in (("upgrade", up), ("downgrade", down)):
        calls = [f"guard.run({step.label!r}, {step.label})" for step in steps]
        parts.append(function(name, [*calls, "print('-- @ ')"]))
    return "\n\n".join(parts)


def plain(step):
    return "\n\n".join([HEAD, "revision = 'a1'\ndown_revision = None\n", function("upgrade", pretty(step.lines)), function("downgrade", ["pass"])])


def pretty(lines):
    return ast.unparse(ast.parse("\n".join(lines))).splitlines() if lines else ["pass"]


def function(name, lines):
    return f"def {name}():\n" + "\n".join(f"    {line}" for line in lines or ["pass"]) + "\n"
