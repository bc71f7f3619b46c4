"""DDL statements as objects, and the order in which whole tables and metadatas are created and dropped."""

from sqlalchemy import exc
from sqlalchemy.sql import native
from sqlalchemy.sql.elements import ClauseElement, Executable
from sqlalchemy.types import _name


class CheckFirst:
    NONE = 0
    TABLES = 2
    VIEWS = 4
    INDEXES = 8
    SEQUENCES = 16
    TYPES = 32
    ALL = TABLES | VIEWS | INDEXES | SEQUENCES | TYPES


class BaseDDLElement(ClauseElement):
    pass


class ExecutableDDLElement(Executable, BaseDDLElement):
    """A statement that changes the schema. `_operations()` says what it comes to."""

    is_ddl = True
    _condition = None
    target = None

    def _operations(self, connection=None):
        return [self._operation()]

    def _execute_ddl(self, connection=None):
        for operation in self._operations(connection):
            native.run(operation)

    def _execute_on_connection(self, connection, parameters=None, options=None):
        from sqlalchemy.engine.base import result_of

        self._execute_ddl(connection)
        return result_of(None)

    def compile(self, bind=None, dialect=None, **kw):
        return _CompiledDDL(self)

    def __str__(self):
        return native.compiled(self._operations())

    def execute_if(self, dialect=None, callable_=None, state=None):
        other = self._clone()
        other._condition = (dialect, callable_, state)
        return other

    def against(self, target):
        other = self._clone()
        other.target = target
        return other

    def _should_execute(self, target, bind, **kw):
        if self._condition is None:
            return True
        dialect, callable_, state = self._condition
        if isinstance(dialect, str):
            if dialect != "postgresql":
                return False
        elif isinstance(dialect, (tuple, list, set)):
            if "postgresql" not in dialect:
                return False
        return callable_ is None or bool(callable_(self, target, bind, state=state, **kw))

    def __call__(self, target, bind, **kw):
        if self._should_execute(target, bind, **kw):
            bind.execute(self.against(target))


DDLElement = ExecutableDDLElement


class _CompiledDDL:
    def __init__(self, element):
        self.statement = element
        self.params = {}

    @property
    def string(self):
        return str(self.statement)

    def __str__(self):
        return str(self.statement)


class DDL(ExecutableDDLElement):
    __visit_name__ = "ddl"

    def __init__(self, statement, context=None):
        if not isinstance(statement, str):
            raise exc.ArgumentError("Expected a string or unicode SQL statement, got '%r'" % (statement,))
        self.statement = statement
        self.context = context or {}

    def _operation(self):
        context = dict(self.context)
        table = self.target
        if table is not None and hasattr(table, "_name_value"):
            from sqlalchemy.engine.dialect import dialect

            preparer = dialect().identifier_preparer
            context.setdefault("table", preparer.quote(table.name))
            context.setdefault("schema", preparer.quote(table.schema) if table.schema else "")
            context.setdefault("fullname", preparer.format_table(table))
        return {"op": "execute_ddl", "sql": self.statement % context}

    def __repr__(self):
        return "<%s@%s; %s>" % (type(self).__name__, id(self), ", ".join([repr(self.statement)]))


class _CreateDropBase(ExecutableDDLElement):
    def __init__(self, element):
        self.element = self.target = element

    @property
    def stringify_dialect(self):
        return "default"


class CreateSchema(ExecutableDDLElement):
    def __init__(self, name, if_not_exists=False):
        self.element = name
        self.if_not_exists = if_not_exists

    def _operation(self):
        return {"op": "create_schema", "name": _name(self.element), "if_not_exists": bool(self.if_not_exists)}


class DropSchema(ExecutableDDLElement):
    def __init__(self, name, cascade=False, if_exists=False):
        self.element = name
        self.cascade = cascade
        self.if_exists = if_exists

    def _operation(self):
        return {
            "op": "drop_schema",
            "name": _name(self.element),
            "cascade": bool(self.cascade),
            "if_exists": bool(self.if_exists),
        }


class CreateTable(_CreateDropBase):
    def __init__(self, element, include_foreign_key_constraints=None, if_not_exists=False):
        self.element = self.target = element
        self.include_foreign_key_constraints = include_foreign_key_constraints
        self.if_not_exists = if_not_exists

    def _operation(self):
        omit = ()
        if self.include_foreign_key_constraints is not None:
            included = list(self.include_foreign_key_constraints)
            omit = [one for one in self.element.foreign_key_constraints if not [two for two in included if two is one]]
        return {
            "op": "create_table",
            "table": self.element._value(omit),
            "if_not_exists": bool(self.if_not_exists),
            "only": "statement",
        }


class DropTable(_CreateDropBase):
    def __init__(self, element, if_exists=False):
        self.element = self.target = element
        self.if_exists = if_exists

    def _operation(self):
        return {"op": "drop_table", "table": self.element._name_value(), "if_exists": bool(self.if_exists)}


class CreateColumn(BaseDDLElement):
    def __init__(self, element):
        self.element = element


class _TableViaSelect(ExecutableDDLElement):
    pass


class CreateTableAs(_TableViaSelect):
    def __init__(self, *args, **kw):
        raise NotImplementedError("CREATE TABLE AS through SQLAlchemy objects is not supported; use op.execute")


class CreateView(_TableViaSelect):
    def __init__(self, *args, **kw):
        raise NotImplementedError("CREATE VIEW through SQLAlchemy objects is not supported; use op.execute")


class DropView(_CreateDropBase):
    def __init__(self, *args, **kw):
        raise NotImplementedError("DROP VIEW through SQLAlchemy objects is not supported; use op.execute")


class CreateSequence(_CreateDropBase):
    def __init__(self, element, if_not_exists=False):
        self.element = self.target = element
        self.if_not_exists = if_not_exists

    def _operation(self):
        return {
            "op": "create_sequence",
            "sequence": self.element._sequence_value(),
            "if_not_exists": bool(self.if_not_exists),
        }


class DropSequence(_CreateDropBase):
    def __init__(self, element, if_exists=False):
        self.element = self.target = element
        self.if_exists = if_exists

    def _operation(self):
        return {"op": "drop_sequence", "sequence": self.element._name_value(), "if_exists": bool(self.if_exists)}


class CreateIndex(_CreateDropBase):
    def __init__(self, element, if_not_exists=False):
        self.element = self.target = element
        self.if_not_exists = if_not_exists

    def _operation(self):
        if self.element.table is None:
            raise exc.CompileError("Index '%s' is not associated with any table." % self.element.name)
        return _with_naming(
            {"op": "create_index", "index": self.element._value(), "if_not_exists": bool(self.if_not_exists)},
            self.element.table,
        )


class DropIndex(_CreateDropBase):
    def __init__(self, element, if_exists=False):
        self.element = self.target = element
        self.if_exists = if_exists

    def _operation(self):
        return _with_naming(
            {"op": "drop_index", "index": self.element._value(full=False), "if_exists": bool(self.if_exists)}, self.element.table
        )


def _with_naming(operation, table):
    naming = table.metadata._naming_value() if table is not None else None
    if naming is not None:
        operation["naming"] = naming
    return operation


class AddConstraint(_CreateDropBase):
    def __init__(self, element, *, isolate_from_table=True):
        self.element = self.target = element

    def _operation(self):
        table = self.element.table
        return _with_naming(
            {"op": "add_constraint", "table": table._name_value(), "constraint": self.element._value()}, table
        )


class DropConstraint(_CreateDropBase):
    def __init__(self, element, *, cascade=False, if_exists=False, isolate_from_table=True, **kw):
        self.element = self.target = element
        self.cascade = cascade
        self.if_exists = if_exists

    def _operation(self):
        from sqlalchemy.sql.schema import _given_name

        constraint = self.element
        operation = {
            "op": "drop_constraint",
            "table": constraint.table._name_value(),
            "name": _given_name(constraint.name),
            "if_exists": bool(self.if_exists),
            "cascade": bool(self.cascade),
        }
        if constraint._convention is not None:
            operation["convention"] = constraint._convention
        if constraint.name is None:
            operation["repr"] = repr(constraint)
        if constraint._convention is not None and constraint.columns and not constraint._is_refused:
            operation["constraint"] = constraint._value()
        return _with_naming(operation, constraint.table)


class SetTableComment(_CreateDropBase):
    def _operation(self):
        return {"op": "comment_table", "table": self.element._name_value(), "comment": self.element.comment}


class DropTableComment(_CreateDropBase):
    def _operation(self):
        return {"op": "comment_table", "table": self.element._name_value(), "comment": None}


class SetColumnComment(_CreateDropBase):
    def _operation(self):
        column = self.element
        return {
            "op": "comment_column",
            "table": column.table._name_value(),
            "column": _name(column.name),
            "comment": column.comment,
        }


class DropColumnComment(_CreateDropBase):
    def _operation(self):
        column = self.element
        return {
            "op": "comment_column",
            "table": column.table._name_value(),
            "column": _name(column.name),
            "comment": None,
        }


class SetConstraintComment(_CreateDropBase):
    def _operation(self):
        return _constraint_comment(self.element, self.element.comment)


class DropConstraintComment(_CreateDropBase):
    def _operation(self):
        return _constraint_comment(self.element, None)


def _constraint_comment(constraint, comment):
    from sqlalchemy.sql.schema import _given_name

    return {
        "op": "comment_constraint",
        "table": constraint.table._name_value(),
        "name": _given_name(constraint.name),
        "comment": comment,
        "repr": repr(constraint) if constraint.name is None else "",
    }


# --------------------------------------------------------------------------------------------- whole tables and metadatas


def _on_bind(function):
    """What is created through an engine of the revision's own is not the script's."""

    def carried_out(subject, bind, *rest):
        with native.through(bind):
            return function(subject, bind, *rest)

    return carried_out


def _checks(checkfirst, flag):
    if native.asks_nobody():
        return False
    return bool(checkfirst & flag) if type(checkfirst) is int else bool(checkfirst)


def run_type(verb, type_, checkfirst):
    """Creates or drops an enumeration or a domain."""
    kind, value = type_._described()
    if checkfirst and not native.asks_nobody():
        if native.has_type(type_.name, type_.schema, verb == "drop") == (verb == "create"):
            return
    native.run({"op": "%s_%s" % (verb, kind), {"enum": "enumeration", "domain": "domain"}[kind]: value})


def _ensure_short_names(table):
    """Directives leave the length of a table's name to the server; what goes through the table itself does not."""
    for name in (table.name, table.schema):
        if name is not None and len(name) > 63:
            raise exc.IdentifierError("Identifier '%s' exceeds maximum length of 63 characters" % (name,))


def _user_types(table):
    for column in table.columns:
        yield from column.type._user_types()


def _each_type(verb, types, checkfirst, done):
    for type_ in types:
        key = (type_.schema, type_.name)
        if type_.create_type and key not in done:
            done.add(key)
            run_type(verb, type_, _checks(checkfirst, CheckFirst.TYPES))


def _create_one(table, bind, checkfirst, done, foreign_keys=None):
    from sqlalchemy import event

    keywords = {"checkfirst": checkfirst, "tables": [table]}
    _each_type("create", _user_types(table), checkfirst, done)
    event.fire(table, "before_create", bind, keywords)
    for column in table.columns:
        if getattr(column.default, "is_sequence", False):
            create_sequence(column.default, bind, checkfirst)
    create = CreateTable(table, foreign_keys)
    omit = ()
    operation = create._operation()
    operation["only"] = "table_and_more"
    if event.has_listeners(table, "after_create"):
        operation["only"] = "statement"
        native.run(operation)
        operation = dict(operation, only="rest")
    native.run(operation)
    for constraint in table._sorted_constraints:
        if constraint.comment is not None and constraint.name is not None:
            native.run(SetConstraintComment(constraint)._operation())
    event.fire(table, "after_create", bind, keywords)


@_on_bind
def create_table(table, bind, checkfirst):
    _ensure_short_names(table)
    if _checks(checkfirst, CheckFirst.TABLES) and native.has_table(table.name, table.schema, usual=False):
        return
    for fk in table.foreign_keys:
        if not fk.constraint.use_alter:
            fk.column
    _create_one(table, bind, checkfirst, set())


@_on_bind
def drop_table(table, bind, checkfirst):
    from sqlalchemy import event

    _ensure_short_names(table)
    if _checks(checkfirst, CheckFirst.TABLES) and not native.has_table(table.name, table.schema, usual=True):
        return
    keywords = {"checkfirst": checkfirst, "tables": [table]}
    event.fire(table, "before_drop", bind, keywords)
    native.run(DropTable(table)._operation())
    for column in table.columns:
        if getattr(column.default, "is_sequence", False):
            drop_sequence(column.default, bind, checkfirst)
    event.fire(table, "after_drop", bind, keywords)


@_on_bind
def create_all(metadata, bind, tables, checkfirst):
    from sqlalchemy import event

    wanted = list(metadata.tables.values() if tables is None else tables)
    for table in wanted:
        _ensure_short_names(table)
    for table in wanted:
        for fk in table.foreign_keys:
            fk.column
    if _checks(checkfirst, CheckFirst.TABLES):
        wanted = [table for table in wanted if not native.has_table(table.name, table.schema, usual=False)]
    ordered = sort_tables_and_constraints(wanted)
    keywords = {"checkfirst": checkfirst, "tables": [table for table, _ in ordered if table is not None]}
    done = set()
    _each_type("create", metadata._types(), checkfirst, done)
    event.fire(metadata, "before_create", bind, keywords)
    for sequence in metadata._sequences.values():
        if sequence.column is None:
            create_sequence(sequence, bind, checkfirst)
    for table, foreign_keys in ordered:
        if table is not None:
            _create_one(table, bind, checkfirst, done, foreign_keys)
        else:
            for constraint in foreign_keys:
                native.run(AddConstraint(constraint)._operation())
    event.fire(metadata, "after_create", bind, keywords)


@_on_bind
def drop_all(metadata, bind, tables, checkfirst):
    from sqlalchemy import event

    wanted = list(metadata.tables.values() if tables is None else tables)
    for table in wanted:
        _ensure_short_names(table)
    if _checks(checkfirst, CheckFirst.TABLES):
        wanted = [table for table in wanted if native.has_table(table.name, table.schema, usual=True)]
    try:
        ordered = sort_tables_and_constraints(wanted, lambda one: None if _is_named(one) else False)
    except exc.CircularDependencyError as error:
        raise exc.CircularDependencyError(
            error.args[0],
            error.cycles,
            error.edges,
            "Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: %s.  Please ensure that the "
            "ForeignKey and ForeignKeyConstraint objects involved in the cycle have names so that they can be dropped using DROP "
            "CONSTRAINT." % ", ".join(sorted([table.fullname for table in error.cycles])),
        ) from error
    ordered.reverse()
    keywords = {"checkfirst": checkfirst, "tables": [table for table, _ in ordered if table is not None]}
    event.fire(metadata, "before_drop", bind, keywords)
    for table, foreign_keys in ordered:
        if table is not None:
            event.fire(table, "before_drop", bind, keywords)
            native.run(DropTable(table)._operation())
            event.fire(table, "after_drop", bind, keywords)
        else:
            for constraint in foreign_keys:
                native.run(DropConstraint(constraint)._operation())
    for sequence in metadata._sequences.values():
        drop_sequence(sequence, bind, checkfirst)
    _each_type("drop", metadata._types(), checkfirst, set())
    event.fire(metadata, "after_drop", bind, keywords)


def _is_named(foreign_key):
    return foreign_key.name is not None or "fk" in (foreign_key.table.metadata.naming_convention or ())


@_on_bind
def create_sequence(sequence, bind, checkfirst):
    # PostgreSQL's SERIAL does without an optional one.
    if sequence.optional:
        return
    if _checks(checkfirst, CheckFirst.SEQUENCES) and native.has_sequence(sequence.name, sequence.schema, usual=False):
        return
    native.run(CreateSequence(sequence)._operation())


@_on_bind
def drop_sequence(sequence, bind, checkfirst):
    if sequence.optional:
        return
    if _checks(checkfirst, CheckFirst.SEQUENCES) and not native.has_sequence(sequence.name, sequence.schema, usual=True):
        return
    native.run(DropSequence(sequence)._operation())


@_on_bind
def create_index(index, bind, checkfirst):
    if _checks(checkfirst, CheckFirst.INDEXES) and native.has_index(index.table.name, index.name, index.table.schema, usual=False):
        return
    native.run(CreateIndex(index)._operation())


@_on_bind
def drop_index(index, bind, checkfirst):
    if _checks(checkfirst, CheckFirst.INDEXES) and not native.has_index(index.table.name, index.name, index.table.schema, usual=True):
        return
    native.run(DropIndex(index)._operation())


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    """Tables with what they refer to before them."""
    filter_fn = None
    if skip_fn is not None:
        filter_fn = lambda one: True if [fk for fk in one.elements if skip_fn(fk)] else None
    return [table for table, _ in sort_tables_and_constraints(tables, filter_fn, extra_dependencies) if table is not None]


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None, _warn_for_cycles=False):
    """(table, foreign keys to create with it) in order; last (None, foreign keys to add afterwards)."""
    tables = list(tables)
    fixed = set()
    if extra_dependencies:
        fixed.update([(id(a), id(b)) for a, b in extra_dependencies])
    movable = set()
    later = {}
    for table in tables:
        for constraint in table.foreign_key_constraints:
            if constraint.use_alter is True or (filter_fn is not None and filter_fn(constraint) is True):
                later[id(constraint)] = constraint
                continue
            other = constraint.referred_table
            if other is not table:
                movable.add((id(other), id(table)))
        fixed.update([(id(parent), id(table)) for parent in table._dependencies])
    ordered, rest = _topological(tables, fixed | movable)
    if rest:
        cycles = _on_cycles(fixed | movable)
        for table in rest:
            if id(table) not in cycles or not [1 for _parent, child in movable if child == id(table)]:
                continue
            for one in table.foreign_key_constraints:
                if filter_fn is not None and filter_fn(one) is False:
                    continue
                later[id(one)] = one
                if one.referred_table is not table:
                    movable.discard((id(one.referred_table), id(table)))
        ordered, rest = _topological(tables, fixed | movable)
        if rest:
            raise exc.CircularDependencyError(
                "Circular dependency detected.", [one for one in rest if id(one) in cycles], set(), "Can't sort tables: " + ", ".join([t.fullname for t in rest])
            )
    found = [(table, [one for one in table.foreign_key_constraints if id(one) not in later]) for table in ordered]
    return found + [(None, list(later.values()))]


def _topological(tables, edges):
    """Layer by layer: all whose parents are done, in the given order; what is left is on a cycle or behind one."""
    place = {id(table): number for number, table in enumerate(tables)}
    missing, children = {}, {}
    for parent, child in edges:
        if parent in place and child in place:
            missing[child] = missing.get(child, 0) + 1
            children.setdefault(parent, []).append(child)
    ready = [table for table in tables if id(table) not in missing]
    ordered = []
    while ready:
        ordered += ready
        free = []
        for table in ready:
            for child in children.get(id(table), ()):
                missing[child] -= 1
                if not missing[child]:
                    free.append(place[child])
        ready = [tables[number] for number in sorted(free)]
    return ordered, [table for table in tables if missing.get(id(table))]


def _on_cycles(edges):
    """The tables that lead back to themselves."""
    edges = _between_cycles(edges)
    children = {}
    for parent, child in edges:
        children.setdefault(parent, set()).add(child)
    found = set()
    for start in children:
        seen, pending = set(), list(children[start])
        while pending:
            node = pending.pop()
            if node not in seen:
                seen.add(node)
                pending += children.get(node, ())
        if start in seen:
            found.add(start)
    return found


def _between_cycles(edges):
    """The edges without those that only lead to a cycle, or away from one."""
    for forward in (True, False):
        following, waiting = {}, {}
        for edge in edges:
            one, other = edge if forward else edge[::-1]
            following.setdefault(one, []).append(other)
            waiting[other] = waiting.get(other, 0) + 1
        free = [node for node in following if node not in waiting]
        gone = set(free)
        while free:
            for other in following.get(free.pop(), ()):
                waiting[other] -= 1
                if not waiting[other]:
                    gone.add(other)
                    free.append(other)
        edges = {edge for edge in edges if not gone.intersection(edge)}
    return edges


class InvokeDDLBase:
    pass
