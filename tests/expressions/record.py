"""Records what SQLAlchemy makes of the snippets, beside the values that mig's own modules hand to the renderer.

    python3 record.py PYTHON > recorded.jsonl

PYTHON is an interpreter that has SQLAlchemy 2.1 and psycopg2, and reaches a PostgreSQL server (PGHOST, PGPORT, PGUSER).
Each line of the output holds a snippet, its value, and the SQL that SQLAlchemy writes for it: with literals, with
:placeholders, and as psycopg2 sends it. What SQLAlchemy refuses is left out.
"""

import ast
import json
import pathlib
import subprocess
import sys
import types
import warnings

HERE = pathlib.Path(__file__).parent
SHIM = HERE.parent.parent / "src/evaluate/python/shim"


def snippets():
    """Each snippet as a list of lines; continuation lines are indented in the file."""
    blocks = []
    for line in (HERE / "snippets.txt").read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  ") and blocks:
            blocks[-1].append(line[2:])
        else:
            blocks.append([line])
    return blocks


def evaluate(lines, names):
    """The value of the last line."""
    tree = ast.parse("\n".join(lines))
    last = tree.body.pop()
    scope = dict(names)
    exec(compile(tree, "snippet", "exec"), scope)
    return eval(compile(ast.Expression(last.value), "snippet", "eval"), scope)


def names():
    scope = {}
    exec((HERE / "prelude.py").read_text(), scope)
    return scope


def attempt(function):
    try:
        return function()
    except Exception:
        return None


def real():
    """The SQL of the real SQLAlchemy."""
    import os

    import psycopg2
    import psycopg2.extras
    from sqlalchemy import create_engine
    from sqlalchemy.dialects.postgresql.psycopg2 import dialect

    psycopg2.extras.register_uuid()
    place = dict(host=os.environ.get("PGHOST", "localhost"), port=os.environ.get("PGPORT", "5432"), user=os.environ.get("PGUSER", "postgres"))
    cursor = psycopg2.connect(dbname="postgres", **place).cursor()
    engine = create_engine("postgresql+psycopg2://%(user)s@%(host)s:%(port)s/postgres" % place)
    engine.connect().close()
    scope = names()

    def sent(element):
        compiled = element.compile(dialect=engine.dialect, compile_kwargs={"render_postcompile": True})
        processors = compiled._bind_processors
        values = {
            key: processors[key](value) if processors.get(key) else value
            for key, value in compiled.construct_params(_check=True).items()
        }
        return cursor.mogrify(compiled.string, values).decode()

    found = []
    for lines in snippets():
        element = attempt(lambda: evaluate(lines, scope))
        found.append(None if element is None else {
            "literal": attempt(lambda: str(element.compile(dialect=dialect(paramstyle="named"), compile_kwargs={"literal_binds": True}))),
            "named": attempt(lambda: str(element.compile(dialect=dialect(paramstyle="named")))),
            "driver": attempt(lambda: sent(element)),
        })
    json.dump(found, sys.stdout)


def shim():
    """The values of mig's own modules."""
    # only these packages: the stand-ins for standard modules are meant for the embedded interpreter
    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name.split(".")[0] not in ("sqlalchemy", "psycopg2", "alembic"):
                return None
            from importlib.machinery import PathFinder

            return PathFinder.find_spec(name, path or [str(SHIM)], target)

    sys.meta_path.insert(0, Finder)
    sys.dont_write_bytecode = True
    host = types.ModuleType("_mig")
    host.Error = type("Error", (Exception,), {})
    host.settings = lambda: {}
    sys.modules["_mig"] = host
    from sqlalchemy.sql.encode import encode

    scope = names()
    json.dump([attempt(lambda: encode(evaluate(lines, scope))[0]) for lines in snippets()], sys.stdout)


def main():
    if sys.argv[1] == "--real":
        return real()
    if sys.argv[1] == "--shim":
        return shim()

    def run(interpreter, flag):
        return json.loads(subprocess.run([interpreter, __file__, flag], check=True, capture_output=True, text=True).stdout)

    expected, values = run(sys.argv[1], "--real"), run(sys.executable, "--shim")
    for lines, sql, value in zip(snippets(), expected, values):
        if sql is not None and value is not None:
            line = {"snippet": "\n".join(lines), **{mode: text for mode, text in sql.items() if text is not None}, "value": value}
            print(json.dumps(line, ensure_ascii=False))


warnings.simplefilter("ignore")
main()
