"""Random script.py.mako files, rendered by Mako and by mig: both must give the same, or both must refuse.

The template's pieces stand inside the docstring of a revision file, where any text is Python. A difference is shown with
its template.
"""

import argparse
import difflib
import os
import random
import subprocess
import sys
import tempfile

from mako.template import Template

HEAD = '''<%!
import contextlib

@contextlib.contextmanager
def entered():
    yield 1

def called():
    return "c"

shared = "s"
%>r"""${message}
'''
FOOT = '\n"""\nrevision = ${repr(up_revision)}\ndown_revision = None\nbranch_labels = None\n'
TEXTS = [
    "word ", "x%y ", "50% ", "a # b ", "it's ", "{ } ", "[ ", "$ ", "$x ", "<b> ", "< % ", "## no ", "| ", "é ",
    "\t", "  ", "\n", "\n\n", "\n  ", " \\\n", "\\\n", "\n%% p\n", "\n  %%% q\n",
]  # fmt: skip
EXPRESSIONS = [
    "${message}", "${message | h}", "${ message|trim }", "${message | u}", '${"}"}', '${"|"}', "${'${x}'}", "${(1 | 2)}",
    '${ {"a":1}["a"] }', "${down_revision | comma,n}", '${[c for c in "ab"]}', '${"%s" % message}', "${(\n1 +\n2)}",
    '${nothing or "none"}', "${shared}", '${"a" # comment\n}', "${repr(message)}", '${"\\n"}', "${called()}",
]  # fmt: skip
BLOCKS = [
    "<% y = 1 %>", "<%\n    y = 2\n    if y:\n        y = 3\n%>", '<%\n  # c\n  z = """q\n w"""\n%>', "<%! import re %>",
    "<%\n%>", "<% y = [1,\n2] %>\n", "<%text>${x} % y\n% z</%text>", "<%text>## q</%text>", "<%text><% a %></%text>",
    "<%doc>a</%doc>", "<%doc>\nb ${\n</%doc>",
]  # fmt: skip
CONTROLS = [
    "{i}% if message:\n{b}{i}% endif\n",
    "{i}%if nothing:\n{b}{i}% elif 1:\n{b}{i}% else:\n{b}{i}%endif\n",
    "{i}% for i in range(2):\n{b}{i}% endfor\n",
    "{i}% for i in [1,2]:\n${{loop.index}}${{loop.last}}\n{b}{i}% endfor\n",
    "{i}% try:\n{b}${{1//0}}\n{i}% except Exception:\n{b}{i}% endtry\n",
    "<% w = [1,2] %>\n{i}% while w:\n${{w.pop()}}\n{b}{i}% endwhile\n",
    "{i}% with entered() as e:\n{b}{i}% endwith\n",
]


def pieces(chance: random.Random, depth: int = 0) -> str:
    text = ""
    for _ in range(chance.randint(1, 6)):
        kind = chance.random()
        if kind < 0.5:
            text += chance.choice(TEXTS)
        elif kind < 0.75:
            text += chance.choice(EXPRESSIONS)
        elif kind < 0.88:
            text += chance.choice(BLOCKS)
        elif depth < 3:
            text += "\n"
            for part in chance.choice(CONTROLS).split("{b}"):
                body = chance.choice(["", "\n", "## c\n", pieces(chance, depth + 1) + "\n"])
                text += part + "\0" + body
            text = text.rpartition("\0")[0].replace("\0", "").replace("{i}", chance.choice(["", "  ", "\t"]))
            text = text.replace("{{", "{").replace("}}", "}")
    return text


def by_mako(path: str) -> str | None:
    try:
        rendered = Template(filename=path).render_unicode(
            message="m & n", up_revision="r1", down_revision=(), comma=lambda value: ", ".join(value)
        )
    except Exception:
        return None
    return rendered


def by_mig(mig: str, folder: str) -> str | None:
    command = [mig, "-c", folder + "/alembic.ini", "revision", "-m", "m & n", "--rev-id", "r1"]
    subprocess.run(command, capture_output=True)
    path = folder + "/versions/r1.py"
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", newline="") as file:
        rendered = file.read()
    os.remove(path)
    return rendered


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--mig", required=True)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/versions")
        with open(folder + "/alembic.ini", "w") as file:
            file.write("[alembic]\nscript_location = %(here)s\nfile_template = %%(rev)s\n")
        template = folder + "/script.py.mako"
        rendered = 0
        for _ in range(arguments.count):
            text = HEAD + pieces(chance) + FOOT
            with open(template, "w", encoding="utf-8") as file:
                file.write(text)
            expected, now = by_mako(template), by_mig(arguments.mig, folder)
            rendered += expected is not None
            if expected != now:
                different += 1
                lines = difflib.unified_diff(str(expected).splitlines(), str(now).splitlines(), "Mako", "mig", lineterm="")
                print(text, *lines, sep="\n")
    if rendered < arguments.count // 2:
        sys.exit(f"only {rendered} of {arguments.count} templates could be rendered")
    if different:
        sys.exit(f"{different} of {arguments.count} templates differ")


if __name__ == "__main__":
    main()
