"""Answers questions about revision graphs with the real Alembic, without files and without a database.

Reads one JSON object a line on stdin: {"revisions": [...], "queries": [...]}; writes one a line on stdout:
{"graph": ...} or {"error": ...}, and {"answers": [...]}. Every error comes as {"type": ..., "message": ...}.

Alembic keeps much in Python sets of strings, whose order changes from run to run. Where such an order reaches a result
any order is as good as any other; here sets keep the order of insertion, which is one of the possible runs.
"""

import builtins
import json
import sys
import types
import warnings

import alembic.runtime.migration as migration
import alembic.script.base as base
import alembic.script.revision as revision
from alembic.util import CommandError
from sqlalchemy.util import OrderedSet


class AnySet(type):
    def __instancecheck__(cls, value):
        return builtins.isinstance(value, (builtins.set, builtins.frozenset))


class KeepsOrder(OrderedSet, metaclass=AnySet):
    pass


for module in (revision, base, migration):
    module.set = KeepsOrder
revision.Revision.nextrev = KeepsOrder()
revision.Revision._all_nextrev = KeepsOrder()


class Anything:
    """Stands for the version table and the statements made from it."""

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return None if args and isinstance(args[0], Anything) else self

    def __eq__(self, other):
        return self


class RecordingHeads(migration.HeadMaintainer):
    def __init__(self, heads):
        context = types.SimpleNamespace(
            impl=Anything(), _version=Anything(), as_sql=True, version_table="alembic_version"
        )
        super().__init__(context, heads)
        self.changes = []

    def _insert_version(self, version):
        super()._insert_version(version)
        self.changes.append(["insert", version])

    def _delete_version(self, version):
        super()._delete_version(version)
        self.changes.append(["delete", version])

    def _update_version(self, from_, to_):
        super()._update_version(from_, to_)
        self.changes.append(["update", from_, to_])


def make_script(declared):
    def migrate():
        pass

    down = declared["down"]
    module = types.SimpleNamespace(
        __doc__=declared["doc"],
        down_revision=None if not down else down[0] if len(down) == 1 else tuple(down),
        branch_labels=declared["labels"] or None,
        depends_on=declared["depends_on"] or None,
        upgrade=types.FunctionType(migrate.__code__, {}, "upgrade"),
        downgrade=types.FunctionType(migrate.__code__, {}, "downgrade"),
    )
    return base.Script(module, declared["id"], declared["id"] + ".py")


def make_directory(declared):
    directory = base.ScriptDirectory.__new__(base.ScriptDirectory)
    directory.revision_map = revision.RevisionMap(lambda: [make_script(one) for one in declared])
    directory.revision_map._revision_map
    return directory


def describe_graph(directory):
    map_ = directory.revision_map
    ids = [key for key, rev in map_._revision_map.items() if rev is not None and rev.revision == key]
    return {
        "heads": list(map_.heads),
        "real_heads": list(map_._real_heads),
        "bases": list(map_.bases),
        "real_bases": list(map_._real_bases),
        "revisions": [describe_revision(map_._revision_map[id_]) for id_ in ids],
    }


def describe_revision(script):
    return {
        "id": script.revision,
        "labels": sorted(script.branch_labels),
        "children": list(script.nextrev),
        "marks": [
            script.is_head,
            script._is_real_head,
            script.is_base,
            script._is_real_base,
            script.is_branch_point,
            script._is_real_branch_point,
            script.is_merge_point,
        ],
    }


def describe_steps(steps, rows):
    heads = RecordingHeads(rows)
    described = []
    for step in steps:
        heads.changes = []
        heads.update_to_step(step)
        described.append(
            {
                "kind": step.name,
                "from": list(step.from_revisions_no_deps),
                "to": list(step.to_revisions_no_deps),
                "text": str(step),
                "changes": heads.changes,
            }
        )
    return {"steps": described, "rows": sorted(heads.heads)}


def answer(directory, query):
    kind = query["kind"]
    rows = tuple(query["rows"])
    if kind == "upgrade":
        return describe_steps(directory._upgrade_revs(query["target"], rows), rows)
    if kind == "downgrade":
        return describe_steps(directory._downgrade_revs(query["target"], rows), rows)
    if kind == "stamp":
        return describe_steps(directory._stamp_revs(tuple(query["targets"]), rows), rows)
    if kind == "show":
        given = rows if query["target"] == "current" else query["target"]
        return {"revisions": [script.revision for script in directory.get_revisions(given)]}
    if kind == "current":
        return {"revisions": sorted(script.revision for script in directory.get_all_current(rows))}
    if kind == "history":
        start, end = query["target"].strip().split(":")
        if end == "current":
            end = rows
        elif start == "current":
            start = rows
        walked = directory.walk_revisions(base=start or "base", head=end or "heads")
        return {"revisions": [script.revision for script in walked]}
    raise SystemExit("unknown kind of query: %r" % kind)


def attempt(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = make()
        except (CommandError, revision.RevisionError) as error:
            result = {"error": {"type": type(error).__name__, "message": error.args[0]}}
        except Exception as error:
            result = {"error": {"type": "Crash", "message": "%s: %s" % (type(error).__name__, error)}}
    if isinstance(result, dict):
        result["warnings"] = [str(one.message) for one in caught]
    return result


def main():
    for line in sys.stdin:
        request = json.loads(line)
        made = []
        response = attempt(
            lambda: made.append(make_directory(request["revisions"])) or {"graph": describe_graph(made[0])}
        )
        if made:
            response["answers"] = [
                attempt(lambda query=query: answer(made[0], query)) for query in request["queries"]
            ]
        print(json.dumps(response), flush=True)


if __name__ == "__main__":
    main()
