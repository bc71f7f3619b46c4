"""Relationships between mapped classes."""

from ..exc import AmbiguousForeignKeysError, ArgumentError, InvalidRequestError, NoForeignKeysError
from ..sql.elements import BindParameter, ColumnClause, and_, to_clause
from ..sql.selectable import Select, from_of
from .attributes import NO_VALUE, ColumnProperty, Comparator, QueryableAttribute, state_of
from .configuration import ensure_configured
from .exc import UnmappedClassError
from .collections import ensure_collection_class, members_given, members_of, new_collection


class RelationshipProperty(QueryableAttribute):
    """``relationship(…)``"""

    strategy_key = ()

    def __init__(self, argument=None, secondary=None, primaryjoin=None, secondaryjoin=None, foreign_keys=None, remote_side=None, uselist=None,
                 back_populates=None, backref=None, cascade="save-update, merge", order_by=None, lazy="select", viewonly=False,
                 passive_deletes=False, collection_class=None, post_update=False, single_parent=False, overlaps=None, **options):
        self.argument = argument
        self.secondary = secondary
        self.primaryjoin = primaryjoin
        self.secondaryjoin = secondaryjoin
        self.foreign_keys = foreign_keys
        self.remote_side_argument = remote_side
        self.uselist_argument = uselist
        self.back_populates = back_populates
        self.backref = backref
        self.cascade = _cascade(cascade)
        self.order_by = order_by
        self.lazy = lazy
        self.viewonly = viewonly
        self.passive_deletes = passive_deletes
        self.collection_class = collection_class
        self._options = options
        self._configured = False
        self.class_ = None
        self.key = None

    def copy(self):
        made = RelationshipProperty.__new__(RelationshipProperty)
        made.__dict__.update(self.__dict__)
        made._configured = False
        return made

    def take_annotation(self, inner):
        """Target and kind from ``Mapped[…]``."""
        text = inner if isinstance(inner, str) else None
        if text is not None:
            text = text.strip().strip("'\"")
            for word in ("Optional[",):
                if text.startswith(word):
                    text = text[len(word) : -1].strip("'\" ")
            if text.endswith("| None"):
                text = text[:-6].strip().strip("'\"")
            for word in ("List[", "list[", "Set[", "set[", "Sequence[", "Dict[", "dict["):
                if text.startswith(word):
                    self.uselist_argument = True if self.uselist_argument is None else self.uselist_argument
                    text = text[len(word) : -1].rpartition(",")[2].strip("'\" ")
                    if word in ("Set[", "set[") and self.collection_class is None:
                        self.collection_class = set
            else:
                if self.uselist_argument is None and self.argument is None and not self.uselist_argument:
                    self._scalar_hint = True
            self.argument = text
            return
        arguments = getattr(inner, "__args__", ())
        origin = getattr(inner, "__origin__", None)
        if origin in (list, set, tuple, dict) or getattr(origin, "__name__", "") in ("Sequence", "Collection"):
            if self.uselist_argument is None:
                self.uselist_argument = True
            if origin is set and self.collection_class is None:
                self.collection_class = set
            inner = arguments[-1]
        elif arguments and [a for a in arguments if a is type(None)]:
            inner = [a for a in arguments if a is not type(None)][0]
        forward = getattr(inner, "__forward_arg__", None)
        self.argument = forward if forward is not None else inner

    def __str__(self):
        return "%s.%s" % (self.class_.__name__, self.key) if self.class_ is not None else object.__repr__(self)

    def attach(self, mapper, key):
        self._mapper = mapper
        self.class_ = mapper.class_
        self.key = key

    @property
    def parent(self):
        return self._mapper

    @property
    def property(self):
        return self

    # configuration

    def _resolve(self, value):
        """A class, table or expression that may be given as text or function."""
        if isinstance(value, str):
            try:
                return eval(value, {}, _Names(self._mapper))
            except NameError as error:
                raise InvalidRequestError(
                    "When initializing mapper %s, expression %r failed to locate a name (%r). If this is a class name, consider adding "
                    "this relationship() to the %r class after both dependent classes have been defined."
                    % (self._mapper, value, error.args[0], self._mapper.class_)
                ) from None
        if callable(value) and not isinstance(value, type) and not hasattr(value, "_expression") and not hasattr(value, "__clause_element__"):
            return value()
        return value

    def configure(self):
        if self._configured:
            return
        ensure_configured()
        if self._configured:
            return
        self._configured = True
        try:
            self._configure()
        except BaseException:
            self._configured = False
            raise

    def _configure(self):
        ensure_collection_class(self.collection_class)
        target = self._resolve(self.argument)
        if isinstance(target, type) and not hasattr(target, "__mapper__"):
            raise UnmappedClassError(target)
        self.mapper = self.target_mapper = target if type(target).__name__ == "Mapper" else target.__mapper__
        self.entity = self.mapper
        self.target = self.mapper.local_table
        secondary = self._resolve(self.secondary)
        if isinstance(secondary, str):
            secondary = self._mapper.local_table.metadata.tables[secondary]
        self.secondary = secondary
        here, there = self._mapper.local_table, self.target
        self._pairs = []
        if secondary is not None:
            self.direction = "MANYTOMANY"
            self._left = _pairs(self, here, secondary, self._resolve(self.primaryjoin))
            self._right = _pairs(self, there, secondary, self._resolve(self.secondaryjoin))
        else:
            self._configure_pairs(here, there)
        if self.uselist_argument is None:
            self.uselist = self.direction != "MANYTOONE"
        else:
            self.uselist = self.uselist_argument
        if self.backref is not None:
            name, options = self.backref if isinstance(self.backref, tuple) else (self.backref, {})
            taken = self.mapper.attributes.get(name)
            if taken is not None and getattr(taken, "back_populates", None) != self.key:
                raise ArgumentError(
                    "Error creating backref '%s' on relationship '%s': property of that name exists on mapper '%s'" % (name, self, self.mapper)
                )
            if taken is None:
                other = RelationshipProperty(
                    self._mapper.class_, secondary=self.secondary, primaryjoin=self.secondaryjoin if secondary is not None else self.primaryjoin,
                    secondaryjoin=self.primaryjoin if secondary is not None else None, foreign_keys=self.foreign_keys,
                    back_populates=self.key, **options
                )
                if here is there and secondary is None:
                    other.remote_side_argument = [pair[0] for pair in self._pairs] if self.direction == "ONETOMANY" else None
                    other._turned = self
                self.mapper.add_relationship(name, other)
            self.back_populates = name
        elif self.back_populates is not None:
            self._ensure_populated(self.mapper)

    def _ensure_populated(self, target):
        """Refuses ``back_populates`` that leads to no relationship."""
        found = target.attributes.get(self.back_populates)
        if found is None and not hasattr(target.class_, self.back_populates):
            raise InvalidRequestError(
                "Mapper '%s' has no property '%s'.  If this property was indicated from other mappers or configure events, ensure "
                "registry.configure() has been called." % (target, self.back_populates)
            )
        if isinstance(found, ColumnProperty):
            raise InvalidRequestError(
                "back_populates on relationship '%s' refers to attribute '%s.%s' that is not a relationship.  The back_populates "
                "parameter should refer to the name of a relationship on the target class."
                % (self, target.class_.__name__, self.back_populates)
            )

    def _configure_pairs(self, here, there):
        """Pairs (column here, column there), and which side holds the foreign key."""
        turned = getattr(self, "_turned", None)
        if turned is not None:
            self._pairs = [(remote, local) for local, remote in turned._pairs]
            self.direction = "ONETOMANY" if turned.direction == "MANYTOONE" else "MANYTOONE"
            return
        remote = self._resolve(self.remote_side_argument)
        remote = [to_clause(c) for c in (remote if isinstance(remote, (list, tuple, set)) else [remote])] if remote is not None else []
        condition = self._resolve(self.primaryjoin)
        foreign = self._resolve(self.foreign_keys)
        foreign = [to_clause(c) for c in (foreign if isinstance(foreign, (list, tuple, set)) else [foreign])] if foreign is not None else []
        if condition is not None:
            pairs = _compared(to_clause(condition))
            found = []
            for left, right in pairs:
                if left.table is there and right.table is here and not (here is there):
                    left, right = right, left
                found.append((left, right))
            self._pairs = []
            direction = None
            for local, other in found:
                holds_local = local in foreign or bool([fk for fk in local.foreign_keys if _refers(fk, other)])
                if here is there:
                    if remote and local in remote or not remote and not holds_local:
                        if holds_local and remote:
                            local, other = other, local
                            direction = "ONETOMANY"
                        else:
                            direction = "ONETOMANY" if not holds_local else "MANYTOONE"
                    else:
                        direction = "MANYTOONE" if holds_local else "ONETOMANY"
                else:
                    direction = "MANYTOONE" if holds_local else "ONETOMANY"
                self._pairs.append((local, other))
            self.direction = direction or "MANYTOONE"
            self._condition = to_clause(condition)
            return
        many_to_one = _foreign_pairs(self, here, there, foreign)
        one_to_many = [(b, a) for a, b in _foreign_pairs(self, there, here, foreign)]
        if here is there:
            if remote and [pair for pair in many_to_one if pair[1] in remote]:
                self.direction, self._pairs = "MANYTOONE", many_to_one
            else:
                self.direction, self._pairs = "ONETOMANY", one_to_many
        elif many_to_one and (not one_to_many or getattr(self, "_scalar_hint", False)):
            self.direction, self._pairs = "MANYTOONE", many_to_one
        elif one_to_many:
            self.direction, self._pairs = "ONETOMANY", one_to_many
        if not self._pairs:
            raise NoForeignKeysError(
                "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys "
                "linking these tables.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or "
                "specify a 'primaryjoin' expression." % self
            )

    def __getattr__(self, name):
        if name not in ("mapper", "target_mapper", "entity", "target", "direction", "uselist") or self.__dict__.get("_configured", True):
            raise AttributeError(name)
        self.configure()
        return getattr(self, name)

    def leads_to(self, mapper):
        self.configure()
        return self.mapper is mapper

    # in statements

    def _on(self, here, there):
        """The join condition between two selectables."""
        self.configure()
        condition = getattr(self, "_condition", None)
        if condition is not None and here is self._mapper.local_table and there is self.target:
            return condition
        # the referred column stands left
        if self.direction == "MANYTOONE":
            parts = [_column_in(there, remote) == _column_in(here, local) for local, remote in self._pairs]
        else:
            parts = [_column_in(here, local) == _column_in(there, remote) for local, remote in self._pairs]
        return parts[0] if len(parts) == 1 else and_(*parts)

    def _join_target(self, onclause=None, target=None, here=None):
        """The steps of a join along this relationship: what is joined and on which condition."""
        self.configure()
        here = here if here is not None else self._mapper.local_table
        there = from_of(target) if target is not None else self.target
        if self.secondary is not None:
            first = [_column_in(here, a) == b for a, b in self._left]
            second = [_column_in(there, a) == b for a, b in self._right]
            return [
                (self.secondary, first[0] if len(first) == 1 else and_(*first), here),
                (there, second[0] if len(second) == 1 else and_(*second), self.secondary),
            ]
        condition = self._on(here, there)
        if onclause is not None:
            condition = and_(condition, onclause)
        return [(there, condition, here)]

    def of_type(self, class_):
        return _OfType(self, class_)

    def and_(self, *criteria):
        return _WithCriteria(self, criteria)

    def _exists(self, criterion, values):
        from ..sql.elements import literal_column
        from ..sql.visitors import replacement_traverse

        self.configure()
        criteria = [to_clause(criterion)] if criterion is not None else []
        criteria += [to_clause(getattr(self.mapper.class_, key) == value) for key, value in values.items()]
        here, there, between = self._mapper.local_table, self.target, self.secondary
        if here is there:
            # the same table once more: the inner one goes by another name
            there = self.target.alias()
            between = None if between is None else between.alias()
            inner = lambda one: there.corresponding_column(one) if getattr(one, "table", None) is self.target else None
            criteria = [replacement_traverse(one, {}, inner) for one in criteria]
        if between is not None:
            conditions = [_column_in(here, a) == _column_in(between, b) for a, b in self._left]
            conditions += [_column_in(there, a) == _column_in(between, b) for a, b in self._right]
        else:
            conditions = [self._on(here, there)]
        froms = [there] + ([between] if between is not None else [])
        return (
            Select(literal_column("1")).select_from(*froms).where(and_(*conditions, *criteria)).correlate_except(*froms).exists()
        )

    def any(self, criterion=None, **values):
        return self._exists(criterion, values)

    def has(self, criterion=None, **values):
        return self._exists(criterion, values)

    def contains(self, other, **_options):
        self.configure()
        if self.secondary is not None:
            return self._exists(and_(*[c == getattr(other, self.mapper.key_of(c)) for c in self.mapper.primary_key]), {})
        return and_(*[local == getattr(other, self.mapper.key_of(remote)) for local, remote in self._pairs])

    def __eq__(self, other):
        self.configure()
        if other is None:
            if self.direction == "MANYTOONE":
                return and_(*[local == None for local, _remote in self._pairs])  # noqa: E711
            return ~self._exists(None, {})
        return and_(*[local == getattr(other, self.mapper.key_of(remote)) for local, remote in self._pairs])

    def __ne__(self, other):
        if other is None and self.direction == "MANYTOONE":
            return and_(*[local != None for local, _remote in self._pairs])  # noqa: E711
        return ~(self == other)

    def is_(self, other):
        return self == other

    def is_not(self, other):
        return self != other

    __hash__ = object.__hash__

    def __clause_element__(self):
        self.configure()
        return self._on(self._mapper.local_table, self.target)

    # on objects

    def __get__(self, instance, owner):
        if instance is None:
            return self
        values = instance.__dict__
        if self.key in values:
            return values[self.key]
        self.configure()
        state = state_of(instance)
        self._ensure_readable(state)
        if state.session is not None and (state.key is not None or self.direction == "MANYTOONE"):
            found = self._load(state)
        else:
            found = [] if self.uselist else None
        if self.uselist and self.lazy != "dynamic":
            return self._fill(state, found)
        values[self.key] = found
        return found

    def _ensure_readable(self, state):
        if self.lazy in ("raise", "raise_on_sql") and state.key is not None or self.key in state.raises or "*" in state.raises:
            raise InvalidRequestError("'%s.%s' is not available due to lazy='raise'" % (self.class_.__name__, self.key))

    def _fill(self, state, members):
        """Makes the collection of an object hold what the database has."""
        collection = state.obj.__dict__[self.key] = new_collection(self.collection_class, self)._belongs_to(self, state)
        for member in members:
            collection._put(member)
        return collection

    def __set__(self, instance, value):
        self.configure()
        state = state_of(instance)
        old = instance.__dict__.get(self.key, NO_VALUE)
        if self.uselist:
            if old is NO_VALUE and state.key is not None:
                old = self.__get__(instance, type(instance))
            before = [] if old is NO_VALUE else members_of(old)
            members = members_given(new_collection(self.collection_class, self), value)
            collection = self._fill(state, [])
            state.remember(self.key, before)
            for one in members:
                collection._add(one)
            return
        instance.__dict__[self.key] = value
        state.remember(self.key, old)
        if old is not NO_VALUE and old is not None:
            self._tell_back(old, instance, False)
        if value is not None:
            self._tell_back(value, instance, True)
            self._cascade_add(state, value)

    def _cascade_add(self, state, other):
        # only this way: an object that merely points to one in the session does not join it
        if "save-update" in self.cascade and state.session is not None:
            state.session.add(other)

    def _tell_back(self, other, instance, added):
        """Keeps the other side of a two-way relationship in step."""
        if not self.back_populates:
            return
        back = self.mapper.relationships.get(self.back_populates)
        if back is None:
            return
        back.configure()
        values = other.__dict__
        if back.uselist:
            collection = values.get(back.key)
            if collection is None and state_of(other).key is None:
                collection = back._fill(state_of(other), [])
            if collection is not None:
                held = bool([one for one in members_of(collection) if one is instance])
                if added and not held:
                    collection._add_quietly(instance)
                elif not added and held:
                    collection._remove_quietly(instance)
        else:
            old = values.get(back.key, NO_VALUE)
            values[back.key] = instance if added else None
            state_of(other).remember(back.key, old)

    def _load(self, state, criteria=()):
        """Reads the related objects, those that meet the criteria."""
        if self.lazy in ("noload", "write_only"):
            return [] if self.uselist else None
        session, instance = state.session, state.obj
        mapper = self.mapper
        if self.direction == "MANYTOONE" and not self.uselist and getattr(self, "_condition", None) is None:
            values = [getattr(instance, self._mapper.key_of(local)) for local, _remote in self._pairs]
            if None in values:
                return None
            remotes = [remote for _local, remote in self._pairs]
            keys = list(mapper.primary_key)
            if set(remotes) == set(keys) and not criteria:
                identity = [values[remotes.index(c)] for c in keys]
                found = session._known_object(mapper.identity_key(identity))
                if found is not None:
                    return found
        statement = Select(mapper.class_)
        if self.secondary is not None:
            statement = statement.select_from(mapper.local_table, self.secondary)
            for a, b in self._left:
                statement = statement.where(BindParameter("param", getattr(instance, self._mapper.key_of(a)), b.type, unique=True) == b)
            for a, b in self._right:
                statement = statement.where(a == b)
        else:
            for local, remote in self._pairs:
                value = BindParameter("param", getattr(instance, self._mapper.key_of(local)), remote.type, unique=True)
                statement = statement.where(value == remote if self.direction == "ONETOMANY" else remote == value)
        statement = statement.where(*criteria)
        order = self._resolve(self.order_by)
        if order:
            statement = statement.order_by(*(order if isinstance(order, (list, tuple)) else [order]))
        if self.lazy == "dynamic":
            from .query import Query

            made = Query([mapper.class_], session)
            made._statement = statement
            return made
        found = session.execute(statement).scalars().all()
        if self.uselist:
            return found
        return found[0] if found else None


class _OfType:
    def __init__(self, relationship, class_):
        self._relationship, self._class = relationship, class_

    def _join_target(self, onclause=None, target=None, here=None):
        return self._relationship._join_target(onclause, self._class, here)


class _WithCriteria:
    def __init__(self, relationship, criteria):
        self._relationship, self._criteria = relationship, criteria

    def _join_target(self, onclause=None, target=None, here=None):
        return self._relationship._join_target(and_(*self._criteria), target, here)


class _Names(dict):
    """Names in the texts of relationships: classes of the registry, tables, functions."""

    def __init__(self, mapper):
        dict.__init__(self)
        self._mapper = mapper

    def __missing__(self, name):
        registry = self._mapper.registry
        if registry is not None and name in registry._classes:
            return registry._classes[name]
        tables = self._mapper.local_table.metadata.tables
        if name in tables:
            return tables[name]
        from ..sql import expression

        if name in ("foreign", "remote"):
            return globals()[name]
        found = getattr(expression, name, None)
        if found is not None:
            return found
        raise NameError(name)


def _cascade(text):
    if text is False:
        return set()
    words = set([word.strip() for word in (text or "").split(",") if word.strip()])
    if "all" in words:
        words |= {"save-update", "merge", "refresh-expire", "expunge", "delete"}
    if "none" in words:
        words = set()
    return words


def _refers(fk, column):
    try:
        return fk.column is column
    except Exception:
        return False


def _foreign_pairs(relationship, holder, target, foreign=()):
    """Pairs (foreign key column of holder, column of target) of the one constraint that leads there."""
    constraints = {}
    for column in holder.c:
        if foreign and column not in foreign:
            continue
        for fk in column.foreign_keys:
            try:
                referred = fk.column
            except Exception:
                continue
            if referred.table is target:
                key = id(fk.constraint) if fk.constraint is not None else id(fk)
                constraints.setdefault(key, []).append((column, referred))
    if len(constraints) > 1 and not foreign:
        raise AmbiguousForeignKeysError(
            "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key "
            "paths linking the tables%s.  Specify the 'foreign_keys' argument, providing a list of those columns which should be "
            "counted as containing a foreign key reference %s."
            % ((relationship, "", "to the parent table") if relationship.secondary is None else
               (relationship, " via secondary table '%s'" % relationship.secondary, "from the secondary table to each of the parent and "
                "child tables"))
        )  # fmt: skip
    return next(iter(constraints.values()), [])


def _pairs(relationship, table, secondary, condition):
    """Pairs (column of table, column of the association table)."""
    if condition is not None:
        found = []
        for left, right in _compared(to_clause(condition)):
            found.append((left, right) if right.table is secondary else (right, left))
        return found
    found = [(b, a) for a, b in _foreign_pairs(relationship, secondary, table)]
    if not found:
        raise NoForeignKeysError(
            "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking "
            "these tables via secondary table '%s'.  Ensure that referencing columns are associated with a ForeignKey or "
            "ForeignKeyConstraint, or specify 'primaryjoin' and 'secondaryjoin' expressions." % (relationship, secondary)
        )
    return found


def _compared(condition):
    """The pairs of columns that a condition sets equal."""
    if getattr(condition, "operator", None) == "eq":
        left, right = _stripped(condition.left), _stripped(condition.right)
        if isinstance(left, ColumnClause) and isinstance(right, ColumnClause):
            return [(left, right)]
        return []
    found = []
    for one in getattr(condition, "clauses", ()):
        found += _compared(one)
    return found


def _stripped(element):
    return getattr(element, "_annotated_column", element)


def _column_in(selectable, column):
    """The column as the selectable shows it."""
    if column.table is selectable:
        return column
    found = selectable.corresponding_column(column)
    return column if found is None else found


def relationship(argument=None, secondary=None, **options):
    return RelationshipProperty(argument, secondary, **options)


relation = relationship


def dynamic_loader(argument, **options):
    options["lazy"] = "dynamic"
    return RelationshipProperty(argument, **options)


def backref(name, **options):
    return (name, options)


def foreign(expression):
    return to_clause(expression)


def with_parent(instance, prop, from_entity=None):
    """The condition for objects that `instance` refers to along a relationship."""
    prop.configure()
    mapper = state_of(instance).mapper
    pairs = prop._left if prop.secondary is not None else prop._pairs
    criteria = [
        BindParameter("param", getattr(instance, mapper.key_of(local)), other.type, unique=True) == other for local, other in pairs
    ]
    if prop.secondary is not None:
        criteria += [column == linked for column, linked in prop._right]
    return and_(*criteria)
def remote(expression):
    return to_clause(expression)


Relationship = RelationshipProperty
RelationshipProperty.Comparator = Comparator
