"""Makes a finding small: leaves out statements, arguments and parts of values for as long as the tools still differ."""

import ast
import copy

from . import batch as batches
from .batch import Step

ROUNDS = 40
# So many candidates are compared in one run of the tools.
TOGETHER = 40


def smallest(finding, runner):
    for _ in range(ROUNDS if finding.step.lines else 0):
        best = next_smaller(finding, runner)
        if best is None:
            break
        best.origin = finding.origin
        finding = best
    return without_settings(finding, runner)


def next_smaller(finding, runner):
    """The shortest candidate that still differs in the same way: an error stays an error of the same tool."""
    texts = sorted(smaller(finding.step.lines), key=lambda lines: len("\n".join(lines)))
    for start in range(0, len(texts), TOGETHER):
        steps = [Step(f"c{number}", lines) for number, lines in enumerate(texts[start : start + TOGETHER])]
        found = runner.compare(batches.of_steps(finding.settings, steps), counted=False)
        for other in found:
            if other.step.lines and kind_of(other) == kind_of(finding):
                alone = by_itself(other.step.lines, finding, runner)
                if alone is not None:
                    return alone
    return None


def by_itself(lines, finding, runner):
    """What comes of the lines in a run of their own: types that other candidates created are no part of it."""
    found = runner.compare(batches.of_steps(finding.settings, [Step("c0", lines)]), counted=False)
    return found[0] if found and found[0].step.lines and kind_of(found[0]) == kind_of(finding) else None


def kind_of(finding):
    return tuple(next((line.split(":")[0] for line in text.splitlines() if line.startswith("-- ! ")), None) for text in (finding.alembic, finding.mig))


def without_settings(finding, runner):
    if not finding.settings or not finding.step.lines:
        return finding
    again = runner.compare(batches.of_steps({}, [Step("c0", finding.step.lines)]), counted=False)
    if again and again[0].step.lines and kind_of(again[0]) == kind_of(finding):
        again[0].origin = finding.origin
        return again[0]
    return finding


def smaller(lines):
    """Every text with one part less, no text twice."""
    tree = ast.parse("\n".join(lines))
    whole = ast.unparse(tree)
    seen = {whole}
    for path in places(tree):
        for change in changes(path):
            changed = copy.deepcopy(tree)
            change(changed)
            text = ast.unparse(ast.fix_missing_locations(changed))
            if text and text not in seen and len(text) <= len(whole):
                seen.add(text)
                yield text.splitlines()


def places(tree):
    """The lists and fields of the tree in which something can be left out, as (path, index)."""
    found = []

    def visit(node, path):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                for index, item in enumerate(value):
                    found.append((path, field, index, item, node))
                    if isinstance(item, ast.AST):
                        visit(item, [*path, (field, index)])
            elif isinstance(value, ast.AST):
                found.append((path, field, None, value, node))
                visit(value, [*path, (field, None)])

    visit(tree, [])
    return found


def changes(place):
    path, field, index, item, owner = place
    if index is not None and isinstance(item, ast.AST) and not isinstance(item, ast.withitem):
        yield lambda tree: leave_out(at(tree, path), field, index)
    if isinstance(item, ast.Call):
        # A call gives way to one of its own arguments, a method's call to what it is called on.
        for argument in item.args:
            yield lambda tree, argument=argument: put(at(tree, path), field, index, copy.deepcopy(argument))
        if isinstance(item.func, ast.Attribute) and isinstance(item.func.value, ast.Call):
            yield lambda tree: put(at(tree, path), field, index, copy.deepcopy(item.func.value))
    if isinstance(item, ast.Constant) and isinstance(item.value, str) and len(item.value) > 1:
        for shorter in ("x", item.value[: len(item.value) // 2], item.value[len(item.value) // 2 :]):
            yield lambda tree, shorter=shorter: put(at(tree, path), field, index, ast.Constant(shorter))
    if isinstance(item, ast.BinOp):
        yield lambda tree: put(at(tree, path), field, index, copy.deepcopy(item.left))
        yield lambda tree: put(at(tree, path), field, index, copy.deepcopy(item.right))


def at(tree, path):
    for field, index in path:
        tree = getattr(tree, field) if index is None else getattr(tree, field)[index]
    return tree


def leave_out(node, field, index):
    del getattr(node, field)[index]
    if isinstance(node, ast.Dict):
        other = "values" if field == "keys" else "keys"
        del getattr(node, other)[index]
    if isinstance(node, ast.With) and not node.body:
        node.body.append(ast.Pass())


def put(node, field, index, value):
    if index is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[index] = value
