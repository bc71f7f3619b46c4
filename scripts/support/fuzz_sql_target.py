"""Random schemas as targets, there and back: fuzz_sql_target.py --mig BINARY [--seed N] [--count N].

For each seed two schemas A and B are made as databases, as far as the server takes their statements. An empty database is led
to A, to B, back to A, and back to nothing: by what `mig revision --autogenerate` writes, as SQL or as Python, with the database
itself or a dump of it for a target. After each step `mig check` must find nothing, and pg_dump must say the same of both.
Wants MIG_TEST_DATABASE_URL.
"""

import argparse
import collections
import os
import subprocess
import sys
import tempfile

import psycopg2

from fuzzing.schemas import ROLE, schema

SETTINGS = '[alembic]\nscript_location = "."\nversion_locations = ["versions"]\n[autogenerate]\ninclude_schemas = true\ntarget_schema = "%s"\nscratch = "%s"\n'


class Failed(Exception):
    """A step that did not do what it should."""


class Pair:
    def __init__(self, seed, mig, server, admin):
        self.seed, self.mig, self.server, self.admin = seed, mig, server, admin
        self.name = "mig_sql_fuzz_%d_%d" % (os.getpid(), seed)
        self.suffix = "py" if seed % 4 == 3 else "sql"

    def url(self, name):
        return self.server.rpartition("/")[0] + "/" + name

    def database(self, name, statements=()):
        self.admin.cursor().execute("DROP DATABASE IF EXISTS %s WITH (FORCE)" % name)
        self.admin.cursor().execute("CREATE DATABASE %s TEMPLATE template0" % name)
        if statements:
            connection = psycopg2.connect(self.url(name))
            connection.autocommit = True
            for statement in statements:
                try:
                    connection.cursor().execute(statement)
                except psycopg2.Error:
                    pass
            connection.close()

    def dump(self, name):
        done = subprocess.run(["pg_dump", "--schema-only", "--no-owner", "-T", "alembic_version", self.url(name)], capture_output=True, text=True, check=True)
        return done.stdout

    def same(self, name, what):
        """Whether pg_dump has the same lines for both; columns may stand in another order."""
        def lines(text):
            kept = [line.rstrip(",").replace(",;", ";").strip() for line in text.splitlines() if line and not line.startswith(("--", "\\"))]
            if self.without_privileges:
                kept = [line for line in kept if not line.startswith(("GRANT ", "REVOKE ", "ALTER DEFAULT PRIVILEGES"))]
            # Statistics have their columns in the order of the table.
            return collections.Counter(" ".join(sorted(line.replace(",", "").split())) if line.startswith("CREATE STATISTICS") else line for line in kept)
        one, other = lines(self.dump(self.name)), lines(self.dump(name))
        if one != other:
            missing, extra = other - one, one - other
            raise Failed("%s: pg_dump differs\n%s" % (what, "\n".join(["< " + line for line in missing] + ["> " + line for line in extra])))

    def run(self, *arguments):
        done = subprocess.run([self.mig, *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True)
        self.said = done.stdout + done.stderr
        if done.returncode != 0:
            raise Failed("mig %s:\n%s" % (" ".join(arguments), self.said))
        return self.said

    def target(self, name):
        if self.seed % 2:
            with open(os.path.join(self.folder, "wanted.sql"), "w") as file:
                file.write(self.dump(name))
            value = "wanted.sql"
        else:
            value = self.url(name)
        with open(os.path.join(self.folder, "alembic.toml"), "w") as file:
            file.write(SETTINGS % (value, self.server))

    def lead(self, name, revision):
        self.target(name)
        kind = "--python" if self.suffix == "py" else "--sql-file"
        said = self.run("revision", kind, "--autogenerate", "-m", "x", "--rev-id", revision)
        if "mig can't write" in said or "can't be changed" in said or "change it by hand" in said:
            return False
        self.run("upgrade", "head")
        self.run("check")
        self.same(name, "after " + revision)
        return True

    def go(self):
        first, second, empty = self.name + "_a", self.name + "_b", self.name + "_empty"
        self.without_privileges = self.seed % 3 == 0
        try:
            self.database(self.name)
            self.database(first, schema(self.seed, 1))
            self.database(second, schema(self.seed, 2))
            self.database(empty)
            with tempfile.TemporaryDirectory() as self.folder:
                os.mkdir(os.path.join(self.folder, "versions"))
                self.environment = dict(os.environ, DATABASE_URL=self.url(self.name), PYTHONDONTWRITEBYTECODE="1")
                try:
                    self.target(first)
                    self.run("ensure_version")
                    if not self.lead(first, "a1"):
                        raise Failed("can't write down a fresh schema")
                    self.run("downgrade", "base")
                    self.same(empty, "after the downgrade to nothing")
                    self.run("upgrade", "head")
                    if not self.lead(second, "b2"):
                        return "unwritten"
                    self.run("downgrade", "-1")
                    self.same(first, "after the way back")
                    os.rename(os.path.join(self.folder, "versions", "b2_x." + self.suffix), os.path.join(self.folder, "versions", "b2.undone"))
                    self.target(first)
                    self.run("check")
                    return "there and back"
                except Failed as failed:
                    for name in sorted(os.listdir(os.path.join(self.folder, "versions"))):
                        with open(os.path.join(self.folder, "versions", name)) as file:
                            failed.args += ("--- %s\n%s" % (name, file.read()),)
                    raise
        finally:
            for name in (self.name, first, second, empty):
                self.admin.cursor().execute("DROP DATABASE IF EXISTS %s WITH (FORCE)" % name)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--mig", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=20)
    arguments.add_argument("--go-on", action="store_true", help="count failures in place of stopping at the first")
    given = arguments.parse_args()
    server = os.environ["MIG_TEST_DATABASE_URL"].replace("+psycopg2", "")
    admin = psycopg2.connect(server)
    admin.autocommit = True
    admin.cursor().execute("DO $$ BEGIN CREATE ROLE %s; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$" % ROLE)
    counts = collections.Counter()
    for seed in range(given.seed, given.seed + given.count):
        try:
            counts[Pair(seed, os.path.abspath(given.mig), server, admin).go()] += 1
        except Failed as failed:
            text = "\n".join(str(one) for one in failed.args)
            if not given.go_on:
                sys.exit("seed %d: %s" % (seed, text))
            counts["failed"] += 1
            print("seed %d: %s" % (seed, str(failed.args[0])[:600]), flush=True)
    print(", ".join("%d %s" % (count, what) for what, count in sorted(counts.items())))
    sys.exit(1 if counts["failed"] else 0)


main()
