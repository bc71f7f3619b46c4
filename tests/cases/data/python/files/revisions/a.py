"""reading files below the project, and the environment"""

import csv
import glob
import io
import json
import os
import os.path
import pathlib
import sys
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from helpers import shared
from helpers.inner import VALUE
from show import fails, show

revision = "a"
down_revision = None
HERE = Path(__file__).parent


def upgrade():
    show(shared.twice(4), VALUE, os.path.basename(__file__), HERE.name, (HERE.parent / "data" / "seed.sql").exists(), os.path.exists(os.path.join(os.path.dirname(__file__), "..", "data")), os.path.isdir(HERE), os.path.isfile(__file__), Path(__file__).suffix, Path(__file__).stem, HERE.parent.resolve() == Path.cwd().resolve())
    op.execute((HERE.parent / "data" / "seed.sql").read_text())
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "rows.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    show(rows)
    table = sa.table("seeded", sa.column("id", sa.Integer), sa.column("name", sa.String))
    op.bulk_insert(table, [{"id": int(row["id"]), "name": row["name"]} for row in rows])
    with (HERE.parent / "data" / "extra.json").open() as file:
        data = json.load(file)
    show(data)
    for line in open(HERE.parent / "data" / "seed.sql"):
        show(line)
    show(io.open(HERE.parent / "data" / "seed.sql", "rb").read()[:12], Path(HERE.parent, "data", "rows.csv").read_bytes()[:5], sorted(os.listdir(HERE.parent / "data")), sorted(p.name for p in (HERE.parent / "data").iterdir()), sorted(p.name for p in HERE.parent.glob("data/*.csv")), sorted(os.path.basename(p) for p in glob.glob(str(HERE.parent / "data" / "*.sql"))), sorted(p.name for p in (HERE.parent / "data").rglob("*")), os.path.getsize(HERE.parent / "data" / "rows.csv"), [(sorted(dirs), sorted(files)) for _, dirs, files in os.walk(HERE.parent / "data")], sorted(entry.name for entry in os.scandir(HERE.parent / "data")))
    show(op.get_bind().execute(sa.text("SELECT * FROM seeded ORDER BY id")).all())
    fails(lambda: open(HERE / "nothing.sql"))
    fails(lambda: (HERE / "nothing.sql").read_text())
    fails(os.listdir, str(HERE / "nothing"))
    fails(lambda: os.environ["NO_SUCH_VARIABLE_HERE"])
    show(os.environ.get("NO_SUCH_VARIABLE_HERE"), os.getenv("NO_SUCH_VARIABLE_HERE", "default"), os.environ.get("GREETING"), "GREETING" in os.environ, os.getcwd() == str(Path.cwd()), os.sep, os.linesep, os.name)
    os.environ["SET_HERE"] = "x"
    show(os.environ["SET_HERE"], os.getenv("SET_HERE"), os.environ.pop("SET_HERE"), os.path.expandvars("$GREETING/${GREETING}"))
    show(os.path.join("a", "/b", "c"), os.path.normpath("a/../b/./c"), os.path.split("/a/b.txt"), os.path.splitext("x.tar.gz"), os.path.relpath("/a/b", "/a/c"), os.path.commonpath(["/a/b", "/a/c"]), os.path.isabs("x"), str(Path("a") / "b" / ".." / "c"), Path("/a/b/c.txt").parts, Path("/a/b").relative_to("/a"), Path("a/b.txt").with_suffix(".md"), Path("x").joinpath("y", "z").as_posix(), Path("a.txt").with_name("b.txt"), pathlib.PurePosixPath("/a").is_absolute(), list(Path("/a/b/c").parents), Path("a") == Path("./a"), repr(Path("q")))
    sys.stdout.write("written\n")
    print("to the error stream", file=sys.stderr)
    print("a", "b", sep="-", end="!\n", flush=True)


def downgrade():
    op.execute("DROP TABLE seeded")
