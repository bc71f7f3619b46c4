"""Times `check` of Alembic and mig on one database: bench_autogenerate.py TABLES MIG."""

import os
import resource
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
MODELS = """
import sqlalchemy as sa

metadata = sa.MetaData()
for number in range(%d):
    columns = [sa.Column("id", sa.Integer, primary_key=True), sa.Column("c1", sa.String(50), index=True), sa.Column("c2", sa.Integer, unique=True)]
    if number:
        columns.append(sa.Column("before", sa.ForeignKey("t%%d.id" %% (number - 1))))
    columns += [sa.Column("d%%d" %% one, sa.Numeric(10, 2), nullable=one %% 2 == 0) for one in range(%d)]
    sa.Table("t%%d" %% number, metadata, *columns)
"""


def main():
    tables, mig = int(sys.argv[1]), sys.argv[2]
    server = os.environ["MIG_TEST_DATABASE_URL"].replace("+psycopg2", "")
    name = "mig_bench_%d" % os.getpid()
    admin = psycopg2.connect(server)
    admin.autocommit = True
    admin.cursor().execute("CREATE DATABASE %s" % name)
    try:
        with tempfile.TemporaryDirectory() as folder:
            measure(folder, server.rpartition("/")[0] + "/" + name, tables, mig)
    finally:
        admin.cursor().execute("DROP DATABASE %s WITH (FORCE)" % name)


def measure(folder, url, tables, mig):
    for path, text in (("env.py", ENV), ("models.py", MODELS % (tables, COLUMNS - 4)), ("alembic.ini", "[alembic]\nscript_location = .\nprepend_sys_path = .\n")):
        with open(os.path.join(folder, path), "w") as file:
            file.write(text)
    os.mkdir(os.path.join(folder, "versions"))
    environment = dict(os.environ, DATABASE_URL=url.replace("postgresql://", "postgresql+psycopg2://"), PYTHONDONTWRITEBYTECODE="1")
    subprocess.run(
        [sys.executable, "-c", "import os, sqlalchemy as sa, models; models.metadata.create_all(sa.create_engine(os.environ['DATABASE_URL']))"],
        cwd=folder, env=environment, check=True,
    )
    for who, command in (("Alembic", [sys.executable, "-m", "alembic", "check"]), ("mig", [mig, "check"])):
        seconds = []
        for _ in range(3):
            begin = time.monotonic()
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
            seconds.append(time.monotonic() - begin)
            if "No new upgrade operations detected." not in done.stdout:
                sys.exit("%s: %s%s" % (who, done.stdout[-2000:], done.stderr[-2000:]))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print("%-8s check, %d tables, %d columns: %.2f s (peak of all so far %d MB)" % (who, tables, tables * COLUMNS, statistics.median(seconds), peak))


main()
