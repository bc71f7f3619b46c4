"""Asks the functions that env.py gives to ``context.configure()`` for new revisions.

``_mig_models`` has imported the models, and executed the part of env.py that defines the functions. What a function takes for
the database is built of what was read of it. Functions are asked of all that a comparison may find, before it is made, and
once more of the operations that it came to.
"""

from contextlib import contextmanager

import _mig_missing
import _mig_models
from _mig_context import Context, NotAsked, autogenerate_context

_OF_SCRIPT = ("rev_id", "message", "head", "splice", "branch_label", "version_path", "depends_on")


def answers(functions, live):
    """What the functions say of a database and of the models."""
    from _mig_comparison import Asker

    _command({"autogenerate": True})
    asked = {}
    for keyword, expression in functions.items():
        with _naming(keyword):
            asked[keyword] = _function(keyword, expression)
    asker = Asker(asked, live)
    asker.ask()
    return {"names": asker.names, "objects": asker.objects, "types": asker.types, "defaults": asker.defaults}


def types(functions, facts):
    """How Python writes the types of columns that a library, or the project, has registered for reflection."""
    from _mig_reflected import types

    return types(facts["live"]["tables"], facts["user_module_prefix"])


def revision(functions, facts):
    """What ``process_revision_directives`` and ``render_item``, and functions that are registered to render operations, make of
    a new revision; None where nothing is left of it.

    Of ``facts``: ``script`` is what the revision is to be, ``there`` and ``back`` are its operations.
    """
    from _mig_items import items
    from alembic.script import ScriptDirectory
    from _mig_operations import HandedOut

    _command(facts["command"])
    ScriptDirectory._history = facts["history"]
    with _naming("render_item"):
        opts = dict(facts["options"], render_item=_function("render_item", functions.get("render_item", "None")))
    context = autogenerate_context(opts)
    handed_out = HandedOut(facts, "process_revision_directives" in functions)
    answer = {}
    there, back = handed_out.there, handed_out.back
    rendered = {}
    with _naming("process_revision_directives"):
        if "process_revision_directives" in functions:
            function = _function("process_revision_directives", functions["process_revision_directives"])
            script = _processed(function, Context(opts), facts, there, back)
            if script is None:
                return None
            answer["script"] = {name: getattr(script, name) for name in _OF_SCRIPT}
            context.imports.update(script.imports or ())
            there, back = _only(script.upgrade_ops_list).ops, _only(script.downgrade_ops_list).ops
        for way, operations in (("there", there), ("back", back)):
            entries, rendered[way] = handed_out.read(operations, way, context)
            answer[way] = {"steps": entries, "items": []}
    if opts["render_item"] is not None:
        with _naming("render_item"):
            for way in rendered:
                answer[way]["items"] = items(rendered[way], context)
    answer["imports"] = sorted(context.imports)
    return answer


@contextmanager
def _naming(keyword):
    """Says which function it is that can't be asked."""
    try:
        yield
    except NotAsked as error:
        line = _lines.get(keyword)
        error.args = ("%s%s: %s" % (keyword, " (line %d)" % line if line else "", error),)
        raise


# Where the functions of env.py begin, by their keywords.
_lines = {}


def _processed(function, context, facts, there, back):
    from alembic.operations.ops import DowngradeOps, MigrationScript, UpgradeOps

    given = dict(facts["script"])
    script = MigrationScript(given.pop("rev_id"), UpgradeOps(there), DowngradeOps(back), imports=set(), **given)
    script._needs_render = True
    directives = [script]
    if function is not None:
        function(context, tuple(facts["heads"]), directives)
    if len(directives) > 1:
        raise NotAsked("it makes %d revisions of one" % len(directives))
    return directives[0] if directives else None


def _only(ways):
    if len(ways) != 1:
        raise NotAsked("it makes %d functions of one" % len(ways))
    return ways[0]


def _command(options):
    """What stood on the command line."""
    from alembic import context

    for name, value in options.items():
        setattr(context.config.cmd_opts, name, value)


def _function(keyword, expression):
    try:
        function = eval(expression, _mig_models.environment)
    except NameError as error:
        raise NotAsked(str(error)) from None
    code = getattr(function, "__code__", None)
    if code is not None and code.co_filename == _mig_models.environment.get("__file__"):
        _lines[keyword] = code.co_firstlineno
    if keyword in ("compare_type", "compare_server_default") and isinstance(function, bool):
        return None if function else lambda *arguments: False
    if function is not None and (_mig_missing.is_stand_in(function) or not callable(function)):
        raise NotAsked("%s is no function that is to be had here" % expression)
    return function
