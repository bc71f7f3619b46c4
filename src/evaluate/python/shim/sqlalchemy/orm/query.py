"""``session.query(…)``"""

from ..engine.script import count_of
from ..sql.elements import literal_column, to_clause
from ..sql.functions import func
from ..sql.selectable import LABEL_STYLE_TABLENAME_PLUS_COL, Select, _namespace, equal_to_named
from . import eager, loading
from .attributes import QueryableAttribute
from .mapper import configure_backrefs


class Query:
    """A SELECT that gives objects."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, entities, session=None):
        configure_backrefs()
        if not isinstance(entities, (list, tuple)):
            entities = [entities]
        self.session = session
        self._entities = list(entities)
        self._statement = Select(*self._entities).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
        self._yield = None
        self._populate_existing = False
        self._options = {}
        self._raw = None

    def _with(self, statement=None, **changes):
        copy = self.__class__.__new__(self.__class__)
        copy.__dict__.update(self.__dict__)
        if statement is not None:
            copy._statement = statement
        copy.__dict__.update(changes)
        return copy

    def __clause_element__(self):
        return self.statement

    @property
    def statement(self):
        from .session import with_class_criteria

        if self._raw is not None:
            return self._raw
        return with_class_criteria(self._statement, self._entities).set_label_style(2)

    @property
    def selectable(self):
        return self.statement

    def _labelled(self):
        from .session import with_class_criteria

        return with_class_criteria(self._statement, self._entities)

    def __str__(self):
        from ..engine.dialect import dialect

        return str(self._labelled().compile(dialect=dialect() if self.session is not None else None))

    @property
    def column_descriptions(self):
        return self._statement.column_descriptions

    @property
    def whereclause(self):
        return self._statement.whereclause

    # building

    def filter(self, *criteria):
        return self._with(self._statement.where(*criteria))

    where = filter

    def filter_by(self, **values):
        target = self._filter_target()
        return self.filter(*equal_to_named(target, values))

    def _filter_target(self):
        joins = self._statement._setup_joins
        if joins:
            target = joins[-1][0]
            relationship_target = getattr(target, "mapper", None) if getattr(target, "_join_target", None) is not None else None
            if relationship_target is not None:
                return relationship_target.class_
            return _namespace(target) if not loading.is_entity(target) else target
        for entity in self._entities:
            if loading.is_entity(entity):
                return entity
            if isinstance(entity, QueryableAttribute):
                return entity.class_
        if self._statement._from_obj:
            return _namespace(self._statement._from_obj[0])
        return _namespace(self._entities[0])

    def with_parent(self, instance, property=None, from_entity=None):
        from .relationships import with_parent

        if property is None:
            from .attributes import state_of

            mapper, _table = self._table()
            candidates = [one for one in state_of(instance).mapper.relationships.values() if one.leads_to(mapper)]
            if not candidates:
                from ..exc import InvalidRequestError

                raise InvalidRequestError(
                    "Could not locate a property which relates instances of class '%s' to instances of class '%s'"
                    % (mapper.class_.__name__, type(instance).__name__)
                )
            property = candidates[0]
        return self.filter(with_parent(instance, property))

    def order_by(self, *clauses):
        return self._with(self._statement.order_by(*clauses))

    def group_by(self, *clauses):
        return self._with(self._statement.group_by(*clauses))

    def having(self, *criteria):
        return self._with(self._statement.having(*criteria))

    def limit(self, limit):
        return self._with(self._statement.limit(limit))

    def offset(self, offset):
        return self._with(self._statement.offset(offset))

    def slice(self, start, stop):
        return self._with(self._statement.slice(start, stop))

    def distinct(self, *expr):
        return self._with(self._statement.distinct(*expr))

    def join(self, target, *props, isouter=False, full=False, **options):
        if isinstance(target, tuple) and not props:
            target, props = target[0], target[1:]
        onclause = props[0] if props else options.get("onclause")
        made = self._with(self._statement.join(target, onclause, isouter=isouter, full=full))
        for more in props[1:]:
            made = made.join(more, isouter=isouter, full=full)
        return made

    def outerjoin(self, target, *props, full=False, **options):
        return self.join(target, *props, isouter=True, full=full, **options)

    def select_from(self, *from_obj):
        return self._with(self._statement.select_from(*from_obj))

    select_entity_from = select_from

    def reset_joinpoint(self):
        return self

    def correlate(self, *froms):
        return self._with(self._statement.correlate(*froms))

    def with_entities(self, *entities):
        return self._with(self._statement.with_only_columns(*entities), _entities=list(entities))

    def add_columns(self, *columns):
        return self._with(self._statement.add_columns(*columns), _entities=self._entities + list(columns))

    add_column = add_columns

    def add_entity(self, entity, alias=None):
        return self.add_columns(entity)

    def options(self, *options):
        return self._with(self._statement.options(*options))

    def execution_options(self, **options):
        return self._with(_options=dict(self._options, **options))

    def with_for_update(self, **options):
        return self._with(self._statement.with_for_update(**options))

    def with_hint(self, selectable, text, dialect_name="*"):
        return self._with(self._statement.with_hint(selectable, text, dialect_name))

    def prefix_with(self, *prefixes, dialect="*"):
        return self._with(self._statement.prefix_with(*prefixes, dialect=dialect))

    def params(self, *args, **kw):
        return self._with(self._statement.params(*args, **kw))

    def populate_existing(self):
        return self._with(_populate_existing=True)

    def yield_per(self, count):
        return self._with(_yield=count)

    def enable_eagerloads(self, value):
        return self

    def autoflush(self, setting):
        return self

    def enable_assertions(self, value):
        return self

    def with_labels(self):
        return self

    apply_labels = with_labels

    def set_label_style(self, style):
        return self._with(self._statement.set_label_style(style))

    def with_session(self, session):
        return self._with(session=session)

    def execution_option(self, **_options):
        return self

    def from_statement(self, statement):
        return self._with(_raw=to_clause(statement))

    def _set(self, name, others):
        made = getattr(self._labelled(), name)(*[q._labelled() if isinstance(q, Query) else q for q in others])
        inner = made.subquery()
        if len(self._entities) == 1 and loading.is_entity(self._entities[0]):
            from .aliases import aliased

            entity = aliased(self._entities[0], inner)
            found = Query([entity], self.session)
            found._entities = [entity]
            return found
        return Query(list(inner.c), self.session)

    def union(self, *others):
        return self._set("union", others)

    def union_all(self, *others):
        return self._set("union_all", others)

    def intersect(self, *others):
        return self._set("intersect", others)

    def except_(self, *others):
        return self._set("except_", others)

    # as part of other statements

    def subquery(self, name=None, with_labels=False, reduce_columns=False):
        return self.statement.subquery(name)

    def cte(self, name=None, recursive=False, nesting=False):
        return self.statement.cte(name, recursive, nesting)

    def scalar_subquery(self):
        return self.statement.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self.statement.scalar_subquery().label(name)

    def exists(self):
        # what is selected does not matter to EXISTS
        inner = self._labelled()
        return inner.with_only_columns(literal_column("1"), maintain_column_froms=True).exists()

    # reading

    def _rows(self):
        session = self.session
        session._autoflush()
        entities = self._entities
        statement = self._raw if self._raw is not None else self._labelled()
        if self._raw is not None and getattr(statement, "is_text", False):
            return self._from_text(statement)
        parts, found, is_multiplied = eager.load(session, statement, entities, None, self._populate_existing)
        if self._yield is None or is_multiplied:
            found = loading.unique_rows(parts, found)
        if len(parts) == 1 and isinstance(parts[0][0], loading.Entity):
            return [row[0] for row in found]
        from ..engine.result import ResultMetaData
        from ..engine.row import Row

        metadata = ResultMetaData([name for _entity, _width, name in parts])
        return [Row(metadata, row) for row in found]

    def _from_text(self, statement):
        """Objects from a text: its columns are found by their names."""
        rows = self.session.connection().execute(statement).mappings().all()
        found = []
        for row in rows:
            items = []
            for element in self._entities:
                entity = loading.Entity(element)
                names = [n for n in entity.names if entity.mapper._columns[n].name in row]
                values = [row[entity.mapper._columns[n].name] for n in names]
                items.append(loading.load_object(self.session, entity.mapper, names, values))
            found.append(items[0] if len(items) == 1 else tuple(items))
        return found

    def __iter__(self):
        return iter(self._rows())

    def all(self):
        return list(self)

    def first(self):
        if self._raw is not None:
            rows = self._rows()
        else:
            rows = self.limit(1)._rows()
        return rows[0] if rows else None

    def one(self):
        from ..exc import MultipleResultsFound, NoResultFound

        rows = self._rows()
        if not rows:
            raise NoResultFound("No row was found when one was required")
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        return rows[0]

    def one_or_none(self):
        from ..exc import MultipleResultsFound

        rows = self._rows()
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return rows[0] if rows else None

    def scalar(self):
        from ..exc import NoResultFound

        try:
            found = self.one()
        except NoResultFound:
            return None
        return found[0] if not loading.is_entity(self._entities[0]) or len(self._entities) > 1 else found

    def get(self, ident):
        return self.session.get(self._entities[0], ident)

    def count(self):
        inner = self._labelled().subquery()
        self.session._autoflush()
        return self.session.connection().execute(Select(func.count(literal_column("*"))).select_from(inner)).scalar()

    def __getitem__(self, item):
        if isinstance(item, slice):
            return list(self.slice(item.start, item.stop))
        if item < 0:
            return list(self)[item]
        return list(self.slice(item, item + 1))[0]

    def __len__(self):
        raise TypeError("object of type 'Query' has no len()")

    def instances(self, result, context=None):
        return list(result)

    # writing

    def _table(self):
        entity = self._entities[0]
        mapper = getattr(entity, "__mapper__", None)
        if mapper is None:
            mapper = entity.parent if isinstance(entity, QueryableAttribute) else None
        return mapper, mapper.local_table if mapper is not None else to_clause(entity)

    def _criteria(self, statement):
        made = self._labelled()
        return statement.where(*made._where_criteria) if made._where_criteria else statement

    def update(self, values, synchronize_session="auto", update_args=None):
        mapper, table = self._table()
        self.session._autoflush()
        named = {}
        for key, value in values.items():
            if isinstance(key, str):
                column = mapper._columns.get(key) if mapper is not None else None
                named[column.key if column is not None else key] = value
            else:
                named[to_clause(key).key] = value
        statement = self._criteria(table.update())
        states = self.session._to_synchronize(mapper, statement._where_criteria, synchronize_session)
        result = self.session.connection().execute(statement.values(named))
        self.session._synchronize(states, False, [name for name in mapper.column_names if mapper._columns[name].key in named] if states else None)
        return count_of(result)

    def delete(self, synchronize_session="auto", delete_args=None):
        mapper, table = self._table()
        self.session._autoflush()
        statement = self._criteria(table.delete())
        states = self.session._to_synchronize(mapper, statement._where_criteria, synchronize_session)
        result = self.session.connection().execute(statement)
        self.session._synchronize(states, True)
        return count_of(result)


