"""Times Alembic and mig comparing one database with models, an SQL file and another database: bench_autogenerate.py MIG TABLES…

Prints a table, and for two sizes or more how many times as long the largest takes as the smallest.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import psycopg2

COLUMNS = 15
ENV = """
import os
import sqlalchemy as sa
from alembic import context
from models import metadata as target_metadata

engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()
"""
TEMPLATE = '"""${message}"""\nfrom alembic import op\nimport sqlalchemy as sa\n${imports if imports else ""}\nrevision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n\n\ndef upgrade():\n    ${upgrades if upgrades else "pass"}\n\n\ndef downgrade():\n    ${downgrades if downgrades else "pass"}\n'
MODELS = """
import sqlalchemy as sa

metadata = sa.MetaData()
for number in range(%d):
    columns = [sa.Column("id", sa.Integer, primary_key=True), sa.Column("c1", sa.String(50), index=True), sa.Column("c2", sa.Integer, unique=True)]
    if number:
        columns.append(sa.Column("before", sa.ForeignKey("t%%d.id" %% (number - 1))))
    columns += [sa.Column("d%%d" %% one, sa.Numeric(10, 2), nullable=one %% 2 == 0, server_default=sa.text("0")) for one in range(%d)]
    sa.Table("t%%d" %% number, metadata, *columns)
"""
SETTINGS = '[alembic]\nscript_location = "."\n[autogenerate]\ntarget_schema = "%s"\nscratch = "%s"\n'


class Bench:
    def __init__(self, mig, tables, server, folder):
        self.mig, self.tables, self.server, self.folder = mig, tables, server, folder
        self.name = "mig_bench_%d_%d" % (os.getpid(), tables)
        self.environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")

    def url(self, name):
        return self.server.rpartition("/")[0] + "/" + name

    def write(self, path, text):
        with open(os.path.join(self.folder, path), "w") as file:
            file.write(text)

    def prepare(self, admin):
        for name in (self.name, self.name + "_empty"):
            admin.cursor().execute("CREATE DATABASE %s" % name)
        for path, text in (("env.py", ENV), ("script.py.mako", TEMPLATE), ("models.py", MODELS % (self.tables, COLUMNS - 4)), ("alembic.ini", "[alembic]\nscript_location = .\nprepend_sys_path = .\n")):
            self.write(path, text)
        os.mkdir(os.path.join(self.folder, "versions"))
        for other in ("sql", "url"):
            os.makedirs(os.path.join(self.folder, other, "versions"))
        self.on(self.name)
        subprocess.run(
            [sys.executable, "-c", "import os, sqlalchemy as sa, models; models.metadata.create_all(sa.create_engine(os.environ['DATABASE_URL']))"],
            cwd=self.folder, env=self.environment, check=True,
        )
        dump = subprocess.run(["pg_dump", "--schema-only", "--no-owner", self.url(self.name)], capture_output=True, text=True, check=True)
        self.write("sql/wanted.sql", dump.stdout)
        self.write("sql/alembic.toml", SETTINGS % ("wanted.sql", self.server))
        self.write("url/alembic.toml", SETTINGS % (self.url(self.name), self.server))

    def on(self, name):
        self.environment["DATABASE_URL"] = self.url(name).replace("postgresql://", "postgresql+psycopg2://")

    def seconds(self, command, said, folder="."):
        place = os.path.join(self.folder, folder)
        times = []
        for _ in range(3):
            begin = time.monotonic()
            done = subprocess.run(command, cwd=place, env=self.environment, capture_output=True, text=True)
            times.append(time.monotonic() - begin)
            if said not in done.stdout:
                sys.exit("%s: %s%s" % (command, done.stdout[-2000:], done.stderr[-2000:]))
            for file in os.listdir(os.path.join(place, "versions")):
                if file.endswith((".py", ".sql")):
                    os.remove(os.path.join(place, "versions", file))
        return statistics.median(times)

    def measure(self):
        check, revision = ["check"], ["revision", "--autogenerate", "-m", "x"]
        alembic = [sys.executable, "-m", "alembic"]
        nothing, done = "No new upgrade operations detected.", "done"
        rows = []
        self.on(self.name)
        rows.append(("check, nothing to do", self.seconds(alembic + check, nothing), self.seconds([self.mig] + check, nothing),
                     self.seconds([self.mig] + check, nothing, "sql"), self.seconds([self.mig] + check, nothing, "url")))
        self.on(self.name + "_empty")
        rows.append(("revision of all of it", self.seconds(alembic + revision, done), self.seconds([self.mig] + revision, done),
                     self.seconds([self.mig] + revision, done, "sql"), self.seconds([self.mig] + revision, done, "url")))
        return rows


def main():
    mig, sizes = os.path.abspath(sys.argv[1]), [int(one) for one in sys.argv[2:]]
    server = os.environ["MIG_TEST_DATABASE_URL"].replace("+psycopg2", "")
    admin = psycopg2.connect(server)
    admin.autocommit = True
    print("seconds, the median of three%34s %8s %8s %8s" % ("Alembic", "mig", "file", "database"))
    totals = {}
    for tables in sizes:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(mig, tables, server, folder)
            try:
                bench.prepare(admin)
                for what, *times in bench.measure():
                    print("%5d tables, %6d columns, %-24s %s" % (tables, tables * COLUMNS, what, " ".join("%8.2f" % one for one in times)), flush=True)
                    totals.setdefault(what, []).append(times)
            finally:
                for name in (bench.name, bench.name + "_empty"):
                    admin.cursor().execute("DROP DATABASE IF EXISTS %s WITH (FORCE)" % name)
    if len(sizes) > 1:
        for what, times in totals.items():
            growth = " ".join("%8.1f" % (last / first) for first, last in zip(times[0], times[-1]))
            print("times as long for %.1f times the tables, %-21s %s" % (sizes[-1] / sizes[0], what, growth))


main()
