"""Sessions: objects on their way to and from the database."""

from ..engine.result import Result, ResultMetaData
from ..sql.elements import to_clause
from ..sql.selectable import Select, SelectBase
from . import eager, loading, persistence, uow
from .attributes import NO_VALUE, InstanceState, state_of
from .collections import members_of
from .identity import IdentityMap


class SessionTransaction:
    """What session.begin() and begin_nested() give."""

    def __init__(self, session, nested=None):
        self.session = session
        self._nested = nested
        self.is_active = True

    @property
    def nested(self):
        return self._nested is not None

    def commit(self):
        self.is_active = False
        if self._nested is not None:
            self.session.flush()
            self._nested.commit()
            self.session._end_nested(self)
        else:
            self.session.commit()

    def rollback(self):
        self.is_active = False
        if self._nested is not None:
            self.session._forget_new()
            self._nested.rollback()
            self.session.expire_all()
            self.session._end_nested(self)
        else:
            self.session.rollback()

    def close(self):
        if self.is_active:
            self.rollback()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            if self.is_active:
                self.commit()
        elif self.is_active:
            self.rollback()
        return False


class _Identities:
    """session.identity_map: objects by identity."""

    def __init__(self, session):
        self._session = session

    def values(self):
        return [state.obj for state in self._session._identity_map.values()]

    def keys(self):
        return list(self._session._identity_map)

    def get(self, key, default=None):
        state = self._session._identity_map.get(key)
        return default if state is None else state.obj

    def __contains__(self, key):
        return key in self._session._identity_map

    def __len__(self):
        return len(self._session._identity_map)

    def __iter__(self):
        return iter(self.keys())


class Session:
    """A session on the run's connection."""

    def __init__(self, bind=None, *, autoflush=True, expire_on_commit=True, autobegin=True, info=None, query_cls=None, binds=None,
                 future=True, twophase=False, enable_baked_queries=True, autocommit=False, join_transaction_mode="conditional_savepoint",
                 class_=None, **_options):
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(info or {})
        self._query_cls = query_cls
        self._identity_map = IdentityMap()
        self._new = []
        self._deleted = []
        self._flushing = False
        self._counter = 0
        self._nested_stack = []
        self._mode = join_transaction_mode
        self._owns = None

    # the connection

    def connection(self, bind_arguments=None, execution_options=None, **_options):
        from ..engine.base import Connection, Engine, run_connection

        bind = self.bind
        if isinstance(bind, Engine):
            bind = bind._connection
        if bind is None:
            bind = run_connection()
        bind = getattr(bind, "_rest", bind)
        if not isinstance(bind, Connection):
            asked = getattr(bind, "connect", None)
            bind = asked() if asked is not None else bind
        if self._owns is None:
            # a transaction that is open already is not the session's to commit
            self._owns = not bind.in_transaction()
        return bind

    def get_bind(self, mapper=None, **_options):
        return self.bind if self.bind is not None else self.connection()

    def in_transaction(self):
        return True

    def in_nested_transaction(self):
        return bool(self._nested_stack)

    def get_transaction(self):
        return SessionTransaction(self)

    @property
    def transaction(self):
        return SessionTransaction(self)

    is_active = True

    def begin(self, nested=False):
        if nested:
            return self.begin_nested()
        return SessionTransaction(self)

    def begin_nested(self):
        self.flush()
        made = SessionTransaction(self, self.connection().begin_nested())
        self._nested_stack.append(made)
        return made

    def _end_nested(self, transaction):
        if transaction in self._nested_stack:
            self._nested_stack.remove(transaction)

    def commit(self):
        # the connection's transaction is the run's: it is committed with the revision
        self.flush()
        while self._nested_stack:
            one = self._nested_stack.pop()
            if one.is_active:
                one.is_active = False
                one._nested.commit()
        if self._owns:
            self.connection().commit()
        self._owns = None
        if self.expire_on_commit:
            self.expire_all()

    def rollback(self):
        self._forget_new()
        if self._nested_stack:
            one = self._nested_stack.pop()
            one.is_active = False
            one._nested.rollback()
        elif self._owns is not None:
            # a session that has sent nothing has no part in the transaction yet
            self.connection().rollback()
            self._owns = None
        self.expire_all()

    def _forget_new(self):
        for state in self._new:
            state.session = None
            state.keep(False)
        self._new = []
        self._deleted = []
        for state in self._identity_map.values():
            state.deleted = False

    def close(self):
        if self._owns:
            self.connection().rollback()
        self._owns = None
        self.expunge_all()

    def close_all(self):
        self.close()

    def reset(self):
        self.close()

    def invalidate(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()
        return False

    # objects

    @property
    def new(self):
        return uow.IdentitySet([state.obj for state in self._new])

    @property
    def dirty(self):
        return uow.IdentitySet([state.obj for state in self._identity_map.values() if state.modified and not state.deleted])

    @property
    def deleted(self):
        return uow.IdentitySet([state.obj for state in self._deleted])

    @property
    def identity_map(self):
        return _Identities(self)

    def __contains__(self, obj):
        return state_of(obj).session is self

    def __iter__(self):
        return iter([state.obj for state in self._new] + [state.obj for state in self._identity_map.values()])

    def _known_object(self, key):
        state = self._identity_map.get(key)
        return None if state is None else state.obj

    def add(self, instance, _warn=True):
        state = state_of(instance)
        if state.session is self and not state.deleted:
            return
        if state.session is not None and state.session is not self:
            from ..exc import InvalidRequestError

            raise InvalidRequestError(
                "Object '<%s at 0x%x>' is already attached to session" % (type(instance).__name__, id(instance))
            )
        state.session = self
        if state.key is None:
            self._counter += 1
            state.order = self._counter
            self._new.append(state)
            state.keep()
        else:
            state.deleted = False
            if state in self._deleted:
                self._deleted.remove(state)
            self._identity_map[state.key] = state
            state.keep(state.modified)
        for relationship in state.mapper.relationships.values():
            if "save-update" not in relationship.cascade:
                continue
            value = instance.__dict__.get(relationship.key)
            if value is None:
                continue
            for one in members_of(value):
                if state_of(one).session is None:
                    self.add(one)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        from ..exc import InvalidRequestError

        state = state_of(instance)
        if state.key is None:
            raise InvalidRequestError("Instance '<%s at 0x%x>' is not persisted" % (type(instance).__name__, id(instance)))
        if state.session is None:
            self.add(instance)
        found = []
        # all is read before anything is marked: reading writes what is marked
        self._add_with_owned(instance, found)
        for one in found:
            state = state_of(one)
            self._deleted.append(state)
            state.keep()

    def _add_with_owned(self, instance, found):
        """The object and those that are to be deleted with it."""
        state = state_of(instance)
        if state.key is None or state in self._deleted or [one for one in found if one is instance]:
            return
        found.append(instance)
        for relationship in state.mapper.relationships.values():
            relationship.configure()
            if "delete" in relationship.cascade and not relationship.passive_deletes:
                value = getattr(instance, relationship.key)
                for one in members_of(value):
                    self._add_with_owned(one, found)

    def expunge(self, instance):
        state = state_of(instance)
        if state in self._new:
            self._new.remove(state)
        if state.key is not None:
            self._identity_map.pop(state.key)
        state.session = None
        state.keep(False)

    def expunge_all(self):
        for state in self._new + list(self._identity_map.values()):
            state.session = None
            state.keep(False)
        self._new, self._deleted, self._identity_map = [], [], IdentityMap()

    def expire(self, instance, attribute_names=None):
        self._expire(state_of(instance), attribute_names)

    def _expire(self, state, names=None):
        obj = state.obj
        if obj is None:
            # the last that referred to it has just let go of it
            return
        values = obj.__dict__
        for name in names if names is not None else list(state.mapper.attributes):
            values.pop(name, None)
            state.committed.pop(name, None)
            state.snapshots.pop(name, None)
            if name in state.mapper._columns:
                state.expired.add(name)
        if names is None:
            state.modified = False

    def expire_all(self):
        for state in self._identity_map.values():
            self._expire(state)

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        state = state_of(instance)
        self._autoflush()
        self._expire(state, attribute_names)
        names = [n for n in (attribute_names or state.mapper.column_names) if n in state.mapper._columns]
        self._refresh(state, names or state.mapper.column_names)

    def _refresh(self, state, names):
        """Reads attributes of one object."""
        mapper = state.mapper
        names = [name for name in mapper.column_names if name in names] or mapper.column_names
        statement = Select(*[mapper._columns[name] for name in names]).where(
            *[column == value for column, value in zip(mapper.primary_key, state.key[1])]
        )
        row = self.connection().execute(statement).first()
        if row is None:
            from .exc import ObjectDeletedError

            raise ObjectDeletedError(
                "Instance '<%s at 0x%x>' has been deleted, or its row is otherwise not present." % (type(state.obj).__name__, id(state.obj))
            )
        for name, value in zip(names, row):
            if name not in state.committed:
                state.obj.__dict__[name] = value
            state.expired.discard(name)
        loading._remember_mutable(state)

    def merge(self, instance, load=True, options=None):
        state = state_of(instance)
        mapper = state.mapper
        identity = [instance.__dict__.get(name) for name in mapper.primary_key_names()]
        found = None
        if None not in identity:
            found = self.get(mapper.class_, identity if len(identity) > 1 else identity[0])
        if found is None:
            found = mapper.class_.__new__(mapper.class_)
            found.__dict__["_sa_instance_state"] = InstanceState(found, mapper)
            self.add(found)
        if found is instance:
            return instance
        for name in mapper.column_names:
            if name in instance.__dict__ and found.__dict__.get(name, NO_VALUE) != instance.__dict__[name]:
                setattr(found, name, instance.__dict__[name])
        for name, relationship in mapper.relationships.items():
            if "merge" in relationship.cascade and name in instance.__dict__:
                value = instance.__dict__[name]
                if relationship.uselist:
                    merged = [self.merge(one) for one in members_of(value)]
                    setattr(found, name, dict(zip(value, merged)) if isinstance(value, dict) else set(merged) if isinstance(value, set) else merged)
                elif value is not None:
                    setattr(found, name, self.merge(value))
        return found

    def is_modified(self, instance, include_collections=True):
        return bool(persistence.changes_of(state_of(instance)))

    def enable_relationship_loading(self, obj):
        pass

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    # writing

    def _autoflush(self):
        if self.autoflush and not self._flushing:
            self.flush()

    def flush(self, objects=None):
        if self._flushing:
            return
        self._flushing = True
        try:
            uow.flush(self)
        except BaseException:
            self._undo_flush()
            raise
        finally:
            self._flushing = False

    def _undo_flush(self):
        """After an error: the innermost savepoint is undone, and what was new is no longer the session's."""
        self._forget_new()
        if self._nested_stack:
            one = self._nested_stack.pop()
            one.is_active = False
            one._nested.rollback()
            self.expire_all()

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True, preserve_order=True):
        waiting = []
        for one in objects:
            state = state_of(one)
            if state.key is not None:
                persistence.update_state(self, state)
            elif return_defaults:
                persistence.insert_states(self, [state])
            else:
                if waiting and waiting[-1][0] is not state.mapper:
                    waiting.append((state.mapper, []))
                elif not waiting:
                    waiting.append((state.mapper, []))
                waiting[-1][1].append(dict([(name, one.__dict__.get(name)) for name in state.mapper.column_names]))
        for mapper, rows in waiting:
            persistence.insert_plainly(self, mapper, rows)

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        persistence.insert_plainly(self, getattr(mapper, "__mapper__", mapper), list(mappings))

    def bulk_update_mappings(self, mapper, mappings):
        found = getattr(mapper, "__mapper__", mapper)
        keys = found.primary_key_names()
        for row in mappings:
            values = {found._columns[name].key: value for name, value in row.items() if name not in keys}
            criteria = [found._columns[name] == row[name] for name in keys]
            if values:
                self.connection().execute(found.local_table.update().where(*criteria).values(values))

    # reading

    def query(self, *entities, **_options):
        from .query import Query

        return (self._query_cls or Query)(list(entities), self)

    def get(self, entity, ident, *, options=None, populate_existing=False, with_for_update=None, **_options):
        mapper = entity.__mapper__
        if isinstance(ident, dict):
            ident = [ident[name] for name in mapper.primary_key_names()]
        identity = tuple(ident) if isinstance(ident, (list, tuple)) else (ident,)
        key = mapper.identity_key(identity)
        state = self._identity_map.get(key)
        if state is not None and not populate_existing and not state.deleted:
            if state.expired:
                from .exc import ObjectDeletedError

                try:
                    self._refresh(state, list(state.expired))
                except ObjectDeletedError:
                    return None
            return state.obj
        self._autoflush()
        statement = Select(entity).where(*[column == value for column, value in zip(mapper.primary_key, identity)])
        if with_for_update:
            statement = statement.with_for_update(**(with_for_update if isinstance(with_for_update, dict) else {}))
        return self.execute(statement).scalars().first()

    def get_one(self, entity, ident, **options):
        found = self.get(entity, ident, **options)
        if found is None:
            from ..exc import NoResultFound

            raise NoResultFound("No row was found when one was required")
        return found

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None, mapper=None, **_options):
        from ..sql.dml import UpdateBase

        if isinstance(statement, str):
            from ..sql.elements import text

            statement = text(statement)
        clause = to_clause(statement)
        if clause is None:
            return self.connection().execute(statement, params)
        self._autoflush()
        entities = getattr(clause, "_entities", ())
        if isinstance(clause, SelectBase) and entities and [e for e in entities if loading.is_entity(e) or getattr(e, "_bundle", None) is not None]:
            return self._select(clause, entities, params, execution_options)
        states, entity = [], getattr(clause, "_entity", None)
        if entity is not None and (clause.is_update or clause.is_delete):
            options = dict(clause._execution_options, **dict(execution_options or {}))
            wanted = options.get("synchronize_session", "auto")
            states = self._to_synchronize(getattr(entity, "__mapper__", None), clause._where_criteria, wanted, params)
        result = self.connection().execute(clause, params)
        self._synchronize(states, getattr(clause, "is_delete", False))
        if isinstance(clause, UpdateBase):
            if entities and [e for e in entities if loading.is_entity(e)]:
                parts = loading.plan(entities)
                rows = loading.load_rows(self, parts, result.all(), True)
                return _result(parts, rows)
        return result

    def _to_synchronize(self, mapper, criteria, wanted="auto", params=None):
        """The states of the objects that an UPDATE or DELETE is about to hit."""
        if mapper is None or wanted is False or isinstance(params, list):
            return []
        states = [s for s in self._identity_map.values() if s.mapper.isa(mapper) or mapper.isa(s.mapper)]
        if not states:
            return []
        rows = self.connection().execute(Select(*mapper.primary_key).where(*criteria), params)
        keys = set([tuple(row) for row in rows])
        return [state for state in states if state.key[1] in keys]

    def _synchronize(self, states, deleted, names=None):
        """After it: what was changed is read again, what is gone is no longer the session's."""
        for state in states:
            if deleted:
                self._identity_map.pop(state.key)
                state.deleted = True
                state.session = None
            else:
                self._expire(state, names)

    def _select(self, statement, entities, params=None, execution_options=None):
        statement = with_class_criteria(statement, entities)
        options = dict(statement._execution_options, **dict(execution_options or {}))
        parts, rows, is_multiplied = eager.load(self, statement, entities, params, bool(options.get("populate_existing")))
        result = _result(parts, rows)
        result._needs_unique = is_multiplied
        return result

    def scalar(self, statement, params=None, **options):
        return self.execute(statement, params, **options).scalar()

    def scalars(self, statement, params=None, **options):
        return self.execute(statement, params, **options).scalars()

    @classmethod
    def object_session(cls, instance):
        return state_of(instance).session

    def prepare(self):
        pass


def with_class_criteria(statement, entities):
    """Adds what tells the rows of one class from those of others in the same table."""
    for entity in entities:
        if loading.is_entity(entity):
            mapper = getattr(entity, "_aliased_mapper", None) or getattr(entity, "__mapper__", entity)
            criterion = mapper.criterion()
            if criterion is not None and isinstance(statement, Select):
                statement = statement.where(criterion)
    return statement


def _result(parts, rows):
    metadata = ResultMetaData([name for _entity, _width, name in parts], [p[0].entity if isinstance(p[0], loading.Entity) else None for p in parts])
    return Result(metadata, rows, len(rows))


class _NoAutoflush:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._before, self._session.autoflush = self._session.autoflush, False
        return self._session

    def __exit__(self, *_exception):
        self._session.autoflush = self._before


class sessionmaker:
    """A factory of sessions."""

    def __init__(self, bind=None, *, class_=Session, autoflush=True, expire_on_commit=True, info=None, **kw):
        self.kw = dict(kw, bind=bind, autoflush=autoflush, expire_on_commit=expire_on_commit)
        self.class_ = class_

    def __class_getitem__(cls, item):
        return cls

    def __call__(self, **local_kw):
        return self.class_(**dict(self.kw, **local_kw))

    def configure(self, **new_kw):
        self.kw.update(new_kw)

    def begin(self):
        return _SessionBegin(self())


class _SessionBegin:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        return self._session

    def __exit__(self, kind, value, trace):
        if kind is None:
            self._session.commit()
        else:
            self._session.rollback()
        self._session.close()
        return False


class scoped_session:
    """One session behind a factory."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None

    @property
    def registry(self):
        return self

    def __call__(self, **kw):
        if self._session is None:
            self._session = self.session_factory(**kw)
        return self._session

    def remove(self):
        if self._session is not None:
            self._session.close()
        self._session = None

    def configure(self, **kwargs):
        self.session_factory.configure(**kwargs)

    def query_property(self, query_cls=None):
        return _QueryProperty(self)

    def __getattr__(self, name):
        return getattr(self(), name)

    def __contains__(self, obj):
        return obj in self()

    def __iter__(self):
        return iter(self())


class _QueryProperty:
    def __init__(self, session):
        self._session = session

    def __get__(self, instance, owner):
        return self._session.query(owner)


def close_all_sessions():
    pass


def make_transient(instance):
    state = state_of(instance)
    if state.session is not None:
        state.session.expunge(instance)
    state.key = None
    state.expired.clear()


def make_transient_to_detached(instance):
    state = state_of(instance)
    state.key = state.mapper.identity_key([instance.__dict__.get(n) for n in state.mapper.primary_key_names()])


Session.__class_getitem__ = classmethod(lambda cls, item: cls)
