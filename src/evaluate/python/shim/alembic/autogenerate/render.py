"""How types and directives are written, where extensions look for it: mig's own renderer writes them."""

from alembic.autogenerate import renderers
from alembic.util import to_list

default_renderers = renderers


def __getattr__(name):
    from alembic.autogenerate import _unavailable

    if name[:2] == "__":
        raise AttributeError(name)
    return _unavailable


def _ident(name):
    return None if name is None else str(name)


def _user_autogenerate_prefix(autogen_context, target):
    prefix = autogen_context.opts["user_module_prefix"]
    return "%s." % target.__module__ if prefix is None else prefix


def _sqlalchemy_autogenerate_prefix(autogen_context):
    return autogen_context.opts["sqlalchemy_module_prefix"] or ""


def _alembic_autogenerate_prefix(autogen_context):
    return "batch_op." if autogen_context._has_batch else autogen_context.opts["alembic_module_prefix"] or ""


def _user_defined_render(type_, object_, autogen_context):
    render = autogen_context.opts.get("render_item")
    return render(type_, object_, autogen_context) if render else False


def _repr_type(type_, autogen_context, _skip_variants=False):
    from sqlalchemy.sql._schema.described import Writing, written_type

    writing = Writing(
        _sqlalchemy_autogenerate_prefix(autogen_context),
        autogen_context.opts["user_module_prefix"],
        lambda inner: _user_defined_render("type", inner, autogen_context),
    )
    text = written_type(type_, writing, not _skip_variants)
    autogen_context.imports.update(writing.imports)
    return text


def _directive(autogen_context, op):
    from _mig_described import described
    from _mig_items import parts
    from sqlalchemy.sql import native

    answer = native.call(
        {
            "request": "compile",
            "directive": described(op, autogen_context.opts["user_module_prefix"]),
            "sqlalchemy_prefix": _sqlalchemy_autogenerate_prefix(autogen_context),
            "alembic_prefix": autogen_context.opts["alembic_module_prefix"] or "",
            "in_batch": autogen_context._has_batch,
            "parts": parts(op, autogen_context) if autogen_context.opts.get("render_item") else [],
        }
    )
    autogen_context.imports.update(answer["imports"])
    return answer["text"]


_add_table = _drop_table = _add_index = _drop_index = _add_column = _drop_column = _alter_column = _directive
_add_unique_constraint = _add_fk_constraint = _add_check_constraint = _drop_constraint = _directive
_render_create_table_comment = _render_drop_table_comment = _execute_sql = _directive


def render_op(autogen_context, op):
    try:
        render = renderers.dispatch(op)
    except ValueError:
        render = _directive
    return to_list(render(autogen_context, op))


def render_op_text(autogen_context, op):
    return "\n".join(render_op(autogen_context, op))
