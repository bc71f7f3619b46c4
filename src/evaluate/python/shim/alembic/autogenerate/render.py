"""Autogenerate's names, where code that reaches deeper looks for them, and how types are written."""

from alembic.autogenerate import renderers  # noqa: F401

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
