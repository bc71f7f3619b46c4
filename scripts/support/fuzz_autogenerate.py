"""Random models, there and back: fuzz_autogenerate.py --mig BINARY [--seed N] [--count N].

For each seed two versions of random models are written. The database is made to be the first one by SQLAlchemy itself; then
`mig revision --autogenerate` and `mig upgrade` must make it the second, so that `mig check` finds nothing, and `mig
downgrade` must lead back, so that `mig check` with the first finds nothing. Wants MIG_TEST_DATABASE_URL.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile

import psycopg2

TYPES = (
    "sa.Integer()", "sa.BigInteger()", "sa.SmallInteger()", "sa.String(20)", "sa.String(30)", "sa.String()", "sa.Text()", "sa.Boolean()",
    "sa.Numeric(10, 2)", "sa.Numeric(12, 4)", "sa.Float()", "sa.DateTime()", "sa.DateTime(timezone=True)", "sa.Date()", "sa.Time()",
    "sa.LargeBinary()", "sa.UUID()", "pg.JSONB()", "pg.ARRAY(sa.Integer())", "pg.INET()", "sa.Interval()",
)
DEFAULTS = {
    "sa.Integer()": ('"7"', 'sa.text("1 + 1")'), "sa.String(20)": ('"x"', '"it\'s"'), "sa.Text()": ('"a:b"', "sa.func.lower('B')"),
    "sa.Boolean()": ("sa.true()", "sa.false()"), "sa.DateTime(timezone=True)": ("sa.func.now()",), "sa.Numeric(10, 2)": ('"1.50"',),
    "sa.UUID()": ('sa.text("gen_random_uuid()")',), "pg.JSONB()": ('sa.text("\'{}\'::jsonb")',),
}
SETTINGS = "[alembic]\nscript_location = .\nprepend_sys_path = .\n[mig]\ntarget_metadata = models:metadata\ncompare_server_default = true\n"


def models(chance, tables):
    lines = ["import sqlalchemy as sa", "from sqlalchemy.dialects import postgresql as pg", "", "metadata = sa.MetaData()"]
    for number in range(tables):
        if chance.random() < 0.15:
            continue
        parts = ['"t%d"' % number, "metadata", 'sa.Column("id", sa.Integer(), primary_key=True)']
        names = []
        for one in range(6):
            if chance.random() < 0.3:
                continue
            # a column that stays keeps its family, so that the server can change it
            family = random.Random("%d.%d" % (number, one)).choice(TYPES)
            extra = ["nullable=%s" % (chance.random() < 0.6)]
            if family in DEFAULTS and chance.random() < 0.4:
                extra.append("server_default=%s" % chance.choice(DEFAULTS[family]))
            if chance.random() < 0.2:
                extra.append("comment=%r" % chance.choice(["one", "it's \"two\"", "line\nend"]))
            if family.startswith(("sa.Integer", "sa.String", "sa.Text")) and chance.random() < 0.3:
                extra.append(chance.choice(["index=True", "unique=True"]))
            names.append(("c%d" % one, family))
            parts.append('sa.Column("c%d", %s, %s)' % (one, family, ", ".join(extra)))
        plain = [name for name, family in names if not family.startswith(("pg.", "sa.Boolean"))]
        if len(plain) > 1 and chance.random() < 0.5:
            parts.append('sa.UniqueConstraint("%s", "%s", name="uq_t%d")' % (*chance.sample(plain, 2), number))
        if plain and chance.random() < 0.4:
            parts.append('sa.Index("ix_t%d", sa.desc("%s"), unique=%s)' % (number, chance.choice(plain), chance.random() < 0.3))
        words = [name for name, family in names if family.startswith(("sa.String", "sa.Text"))]
        if words and chance.random() < 0.5:
            parts.append('sa.Index("ix_t%d_lower", sa.text("lower(%s)"), postgresql_where=sa.text("id > %d"))' % (number, chance.choice(words), chance.randrange(3)))
        if chance.random() < 0.3:
            parts.append("comment=%r" % chance.choice(["a table", "another"]))
        lines.append("sa.Table(%s)" % ", ".join(parts))
    known = [line.split('"')[1] for line in lines if line.startswith("sa.Table")]
    for name in known:
        if chance.random() < 0.5:
            options = chance.choice(["", ", ondelete='CASCADE'", ", deferrable=True, initially='DEFERRED'"])
            lines.append(
                'metadata.tables["%s"].append_column(sa.Column("ref", sa.Integer(), sa.ForeignKey("%s.id", name="fk_%s"%s)))'
                % (name, chance.choice(known), name, options)
            )
    return "\n".join(lines) + "\n"


def run(mig, folder, environment, *arguments):
    done = subprocess.run([mig, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def one(seed, mig, server, admin):
    chance = random.Random(seed)
    first, second = models(chance, 6), models(chance, 6)
    name = "mig_fuzz_%d_%d" % (os.getpid(), seed)
    admin.cursor().execute("CREATE DATABASE %s TEMPLATE template0" % name)
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = server.rpartition("/")[0] + "/" + name
            environment = dict(os.environ, DATABASE_URL=url.replace("postgresql://", "postgresql+psycopg2://"), PYTHONDONTWRITEBYTECODE="1")

            def write(path, text):
                with open(os.path.join(folder, path), "w") as file:
                    file.write(text)

            write("alembic.ini", SETTINGS)
            os.mkdir(os.path.join(folder, "versions"))
            write("models.py", first)
            made = subprocess.run(
                [sys.executable, "-W", "ignore", "-c", "import os, sqlalchemy as sa, models; models.metadata.create_all(sa.create_engine(os.environ['DATABASE_URL']))"],
                cwd=folder, env=environment, capture_output=True, text=True,
            )
            if made.returncode != 0:
                return "SQLAlchemy: " + made.stderr
            write("models.py", second)
            steps = [("revision", "--python", "--autogenerate", "-m", "there", "--rev-id", "there"), ("upgrade", "head"), ("check",)]
            for step in (("ensure_version",), *steps):
                status, said = run(mig, folder, environment, *step)
                if status != 0:
                    return report(folder, step, said, first, second)
            for step in (("downgrade", "base"),):
                status, said = run(mig, folder, environment, *step)
                if status != 0 and "NoneType" not in said and "has no name" not in said and "it has no name" not in said:
                    return report(folder, step, said, first, second)
                if status != 0:
                    return ""  # an unnamed constraint, which Alembic's text can't drop either
            os.remove(os.path.join(folder, "versions", "there_there.py"))
            write("models.py", first)
            status, said = run(mig, folder, environment, "check")
            if status != 0:
                return report(folder, ("check", "after the downgrade"), said, first, second)
    finally:
        admin.cursor().execute("DROP DATABASE %s WITH (FORCE)" % name)
    return None


def report(folder, step, said, first, second):
    revision = ""
    for name in sorted(os.listdir(os.path.join(folder, "versions"))):
        with open(os.path.join(folder, "versions", name)) as file:
            revision += file.read()
    return "mig %s:\n%s\n--- first\n%s\n--- second\n%s\n--- revision\n%s" % (" ".join(step), said, first, second, revision)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--mig", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=20)
    given = arguments.parse_args()
    server = os.environ["MIG_TEST_DATABASE_URL"].replace("+psycopg2", "")
    admin = psycopg2.connect(server)
    admin.autocommit = True
    back = given.count
    for seed in range(given.seed, given.seed + given.count):
        problem = one(seed, os.path.abspath(given.mig), server, admin)
        if problem == "":
            back -= 1
        elif problem is not None:
            sys.exit("seed %d: %s" % (seed, problem))
    print("%d pairs of models there, %d of them and back" % (given.count, back))


main()
