"""The labels that selected columns get."""

from ..elements import ColumnClause, Label, NamedColumn, TextClause
from ..names import name_value, truncatable
from .base import LABEL_STYLE_LEGACY_ORM, LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


def columns_plus_names(columns, style, dedupe_same=True):
    """For every column: the label it must have, its key in `.c`, the label it gets where one is needed, itself, and whether
    it stands there a second time."""
    table_qualified = style in (LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_LEGACY_ORM)
    names = {}
    result = []
    dedupe = 1
    key_of = _key_names(style)
    for c in columns:
        repeated = False
        required = fallback = effective = None
        if not c._render_label_in_columns_clause:
            pass
        elif style == LABEL_STYLE_NONE:
            fallback = c._non_anon_label or c._anon_name_label
        else:
            if table_qualified:
                required = effective = fallback = c._tq_label
            else:
                effective = fallback = c._non_anon_label
            if effective is None:
                anon = c._anon_name_label
                repeated = anon in names
                names[anon] = c
                required = None
                if repeated:
                    fallback = c._dedupe_anon_tq_label_idx(dedupe) if table_qualified else c._dedupe_anon_label_idx(dedupe)
                    dedupe += 1
                else:
                    fallback = anon
        if effective is not None:
            if effective in names:
                if names[effective] is not c:
                    required = fallback = c._anon_tq_label if table_qualified else c._anon_name_label
                    if dedupe_same and required in names:
                        required = fallback = c._dedupe_anon_tq_label_idx(dedupe) if table_qualified else c._dedupe_anon_label_idx(dedupe)
                        dedupe += 1
                        repeated = True
                    else:
                        names[required] = c
                elif dedupe_same:
                    required = fallback = c._dedupe_anon_tq_label_idx(dedupe) if table_qualified else c._dedupe_anon_label_idx(dedupe)
                    dedupe += 1
                    repeated = True
            else:
                names[effective] = c
        result.append((required, key_of(c), fallback, c, repeated))
    return result


def _key_names(style):
    table_qualified = style in (LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_LEGACY_ORM)
    names = set()
    counters = {}

    def numbered(label):
        # the same numbering that the renderer does, for names that only Python sees
        name = ""
        for part in label.parts():
            if isinstance(part, str):
                name += part
            else:
                key = tuple(part)
                if key not in counters:
                    counters[part[1]] = counters.get(part[1], 0) + 1
                    counters[key] = "%s_%d" % (part[1], counters[part[1]])
                name += counters[key]
        return name

    def key_of(c):
        if isinstance(c, TextClause):
            return None
        name = getattr(c, "_tq_key_label", c._tq_label) if table_qualified else c._proxy_key
        if style == LABEL_STYLE_NONE:
            return name if name is not None else "_no_label"
        if name is None:
            name = "_no_label"
            if name in names:
                return numbered(c._anon_label(name))
            names.add(name)
            return name
        if name in names:
            return numbered(c._anon_label(c._tq_label if table_qualified else c._proxy_key))
        names.add(name)
        return name

    return key_of


def selected_value(required, fallback, c):
    """One column of SELECT or RETURNING: the expression, the label it always gets and the one it gets in a subquery."""
    value = {"e": c._expression()}
    if isinstance(c, Label):
        return value
    if required is not None:
        value["label"] = name_value(required)
        return value
    if isinstance(c, TextClause):
        return value
    if isinstance(c, ColumnClause):
        if not c.is_literal and c.table is not None:
            value["from_label"] = _generated(fallback)
        return value
    if hasattr(c, "_wraps_unnamed_column"):
        value["label" if c._wraps_unnamed_column() else "from_label"] = _generated(fallback if fallback is not None else c._anon_name_label)
        return value
    if not isinstance(c, NamedColumn) and c._non_anon_label is None:
        value["label"] = _generated(fallback if fallback is not None else c._anon_name_label)
    return value


def _generated(label):
    """A label that nobody asked for is shortened where it is too long, also where it is the name of a column."""
    return name_value(truncatable(label))
