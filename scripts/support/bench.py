"""Alembic, psql and mig side by side: whole processes, wall time, medians.

    bench.py MIG_BINARY [--runs N] [--round-trip MS]

Run by scripts/bench, which makes the server that the PG* variables name. psql runs the statements of Alembic's own
`--sql` output (the floor: no tool can be much faster than sending them), or one SELECT of the version table.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
ALEMBIC = [sys.executable, "-m", "alembic"]
# Alembic would make the version table too narrow for the ids of revisions/; everyone finds the same one.
WIDE_VERSION_TABLE = "CREATE TABLE alembic_version (version_num VARCHAR(255) NOT NULL PRIMARY KEY)"
LONG_HISTORY = 500


@dataclass
class Measured:
    seconds: float
    peak_kib: int


@dataclass
class Project:
    name: str
    folder: Path
    sql: Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("mig", type=Path)
    parser.add_argument("--runs", type=int, default=11, help="of each reading command; upgrades run a third as often")
    parser.add_argument("--round-trip", type=float, default=20, help="milliseconds, of the slow link")
    options = parser.parse_args()
    mig = [str(options.mig.resolve())]
    few = max(3, options.runs // 3)
    with tempfile.TemporaryDirectory(prefix="mig-bench-") as folder:
        short = make_project(Path(folder) / "short", "8 revisions", TOP / "revisions")
        long = make_project(Path(folder) / "long", f"{LONG_HISTORY} revisions", None)
        heading()
        reading(long, mig, options.runs)
        for project in (short, long):
            upgrading(project, mig, few, "", None)
        with delay_proxy(options.round_trip) as port:
            for project in (short, long):
                upgrading(project, mig, 3, f", {options.round_trip:g} ms away", port)
    print(f"\nmig's binary: {options.mig.stat().st_size / 1e6:.1f} MB")


# ---------------------------------------------------------------- what is measured


def reading(project: Project, mig: list[str], runs: int) -> None:
    """Commands on a database that stands at the head."""
    with fresh_database(WIDE_VERSION_TABLE) as database:
        run([*ALEMBIC, "upgrade", "head"], project.folder, database)
        select = ["psql", "-X", "-q", "-c", "SELECT version_num FROM alembic_version"]
        commands = [
            ("current", ["current"], select),
            ("heads", ["heads"], None),
            ("history", ["history"], None),
            ("upgrade, nothing to do", ["upgrade", "head"], select),
        ]
        for name, words, floor in commands:
            tools = [[*ALEMBIC, *words], floor, [*mig, *words]]
            row(f"{name}, {project.name}", [tool and measure(tool, project.folder, [database] * runs) for tool in tools])


def upgrading(project: Project, mig: list[str], runs: int, note: str, port: int | None) -> None:
    """From an empty database to the head, each time in a fresh one."""
    tools = [
        [*ALEMBIC, "upgrade", "head"],
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(project.sql)],
        [*mig, "upgrade", "head"],
    ]
    measured = []
    for tool in tools:
        databases = (database for _ in range(runs) for database in yielded(fresh_database(WIDE_VERSION_TABLE)))
        measured.append(measure(tool, project.folder, databases, port))
    row(f"upgrade head, {project.name}{note}", measured)


def measure(command: list[str], folder: Path, databases, port: int | None = None) -> Measured:
    times, peaks = [], []
    for database in databases:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(database, port), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.perf_counter() - began)
        peaks.append(usage.ru_maxrss)
        if status:
            sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    return Measured(statistics.median(times), max(peaks))


# ---------------------------------------------------------------- projects and databases


def make_project(folder: Path, name: str, revisions: Path | None) -> Project:
    folder.mkdir()
    shutil.copy(TOP / "tests/support/env.py", folder / "env.py")
    (folder / "alembic.ini").write_text(
        "[alembic]\nscript_location = %(here)s\nversion_locations = %(here)s/revisions\npath_separator = os\n"
    )
    if revisions:
        shutil.copytree(revisions, folder / "revisions")
    else:
        write_long_history(folder / "revisions")
    script = run([*ALEMBIC, "upgrade", "head", "--sql"], folder, "postgres")
    without_version_table = script[: script.index("CREATE TABLE alembic_version")] + script[script.index("-- Running") :]
    sql = folder / "head.sql"
    sql.write_text(without_version_table)
    return Project(name, folder, sql)


def write_long_history(folder: Path) -> None:
    """Every fifth revision makes a table, the others change it: what a project gathers over the years."""
    folder.mkdir()
    changes = [
        (
            'op.create_table("{table}", sa.Column("id", sa.Integer(), primary_key=True), '
            'sa.Column("name", sa.String(50), nullable=False), sa.Column("made", sa.DateTime(), server_default=sa.func.now()))',
            'op.drop_table("{table}")',
        ),
        ('op.create_index("ix_{table}_name", "{table}", ["name"])', 'op.drop_index("ix_{table}_name")'),
        ('op.add_column("{table}", sa.Column("note", sa.Text()))', 'op.drop_column("{table}", "note")'),
        (
            'op.create_unique_constraint("uq_{table}", "{table}", ["name", "made"])',
            'op.drop_constraint("uq_{table}", "{table}")',
        ),
        (
            'op.alter_column("{table}", "note", nullable=False, server_default="", existing_type=sa.Text())',
            'op.alter_column("{table}", "note", nullable=True, server_default=None, existing_type=sa.Text())',
        ),
    ]
    before = None
    for number in range(LONG_HISTORY):
        upgrade, downgrade = (text.format(table=f"thing_{number // 5:03}") for text in changes[number % 5])
        revision = f"{number:04x}{number * 2654435761 % 2**32:08x}"
        (folder / f"{revision}_step_{number}.py").write_text(
            f'"""step {number}\n\nRevision ID: {revision}\nRevises: {before or ""}\n\n"""\n\n'
            "import sqlalchemy as sa\nfrom alembic import op\n\n"
            f"revision = {revision!r}\ndown_revision = {before!r}\nbranch_labels = None\ndepends_on = None\n\n\n"
            f"def upgrade() -> None:\n    {upgrade}\n\n\ndef downgrade() -> None:\n    {downgrade}\n"
        )
        before = revision


@contextmanager
def fresh_database(*statements: str) -> Iterator[str]:
    name = f"mig_bench_{os.getpid()}_{time.monotonic_ns()}"
    psql("postgres", f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        for statement in statements:
            psql(name, statement)
        yield name
    finally:
        psql("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def yielded(manager) -> Iterator[str]:
    with manager as value:
        yield value


def psql(database: str, statement: str) -> None:
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statement], check=True)


@contextmanager
def delay_proxy(round_trip: float) -> Iterator[int]:
    target = f"{os.environ['PGHOST']}:{os.environ['PGPORT']}"
    script = Path(__file__).with_name("delay_proxy.py")
    process = subprocess.Popen([sys.executable, script, target, str(round_trip)], stdout=subprocess.PIPE, text=True)
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()


def environment(database: str, port: int | None = None) -> dict[str, str]:
    port = port or int(os.environ["PGPORT"])
    url = f"postgresql+psycopg2://{os.environ['PGUSER']}@{os.environ['PGHOST']}:{port}/{database}"
    return {**os.environ, "PGDATABASE": database, "PGPORT": str(port), "DATABASE_URL": url}


def run(command: list[str], folder: Path, database: str) -> str:
    done = subprocess.run(command, cwd=folder, env=environment(database), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


# ---------------------------------------------------------------- the table


def heading() -> None:
    print("Wall time of the whole process in milliseconds, median; peak memory in MB.\n")
    print(f"| {'':42} | Alembic | psql | mig | mig : psql | Alembic : mig | memory: Alembic | mig |")
    print(f"|{'-' * 44}|--:|--:|--:|--:|--:|--:|--:|")


def row(name: str, measured: list[Measured | None]) -> None:
    alembic, floor, mig = measured
    cells = [
        milliseconds(alembic),
        milliseconds(floor),
        milliseconds(mig),
        f"{mig.seconds / floor.seconds:.2f}" if floor else "",
        f"{alembic.seconds / mig.seconds:.0f}",
        f"{alembic.peak_kib / 1024:.0f}",
        f"{mig.peak_kib / 1024:.0f}",
    ]
    print(f"| {name:42} | {' | '.join(cells)} |", flush=True)


def milliseconds(measured: Measured | None) -> str:
    return f"{measured.seconds * 1000:.1f}" if measured else ""


if __name__ == "__main__":
    main()
