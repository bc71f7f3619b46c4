"""The `db` object. It is connected to nothing: there is no application here."""

import types

import sqlalchemy as sa
from sqlalchemy import orm

from .model import BindMixin, DefaultMeta, DefaultMetaNoName, Model, NameMixin
from .query import Query


class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, session_options=None, query_class=Query, model_class=Model, engine_options=None,
                 add_models_to_shell=True, disable_autonaming=False, use_native_unicode=None, **_options):
        self.Query = query_class
        self.session = orm.scoped_session(orm.sessionmaker())
        self.metadatas = {}
        if metadata is not None:
            metadata.info["bind_key"] = None
            self.metadatas[None] = metadata
        self.Table = self._table_class()
        self.Model = self._base(model_class, disable_autonaming)

    def _table_class(self):
        """Tables that find their metadata by their bind key."""
        db = self

        class Table(sa.Table):
            def __new__(cls, *args, **options):
                if args and isinstance(args[0], str) and not (len(args) >= 2 and isinstance(args[1], sa.MetaData)):
                    metadata = db._make_metadata(options.pop("bind_key", None))
                    args = (args[0], metadata) + tuple(args[1:])
                return sa.Table(*args, **options)

        return Table

    def _base(self, model_class, disable_autonaming):
        roots = [base for base in model_class.__bases__ if base in (orm.DeclarativeBase, orm.DeclarativeBaseNoMeta)]
        if roots:
            mixins = (BindMixin,) if disable_autonaming else (BindMixin, NameMixin)
            given = model_class.__dict__.get("metadata")
            base = types.new_class("FlaskSQLAlchemyBase", mixins + (model_class, Model) + model_class.__bases__, {"metaclass": type(roots[0])},
                                   lambda members: members.update({"__fsa__": self}))
            if given is not None and None not in self.metadatas:
                self.metadatas[None] = given
            model = base
        elif not isinstance(model_class, orm.DeclarativeMeta):
            metadata = self._make_metadata(None)
            meta = DefaultMetaNoName if disable_autonaming else DefaultMeta
            model = orm.declarative_base(metadata=metadata, cls=model_class, name="Model", metaclass=meta)
        else:
            model = model_class
        if None not in self.metadatas:
            model.metadata.info["bind_key"] = None
            self.metadatas[None] = model.metadata
        type.__setattr__(model, "__fsa__", self)
        if getattr(model, "query_class", None) is None:
            type.__setattr__(model, "query_class", self.Query)
        return model

    def _make_metadata(self, bind_key):
        if bind_key in self.metadatas:
            return self.metadatas[bind_key]
        convention = self.metadatas[None].naming_convention if None in self.metadatas else None
        metadata = self.metadatas[bind_key] = sa.MetaData(naming_convention=convention, info={"bind_key": bind_key})
        return metadata

    @property
    def metadata(self):
        return self.metadatas[None]

    def init_app(self, app):
        pass

    def _relation(self, *args, **options):
        options.setdefault("query_class", self.Query)
        return orm.relationship(*args, **options)

    relationship = _relation

    def dynamic_loader(self, argument, **options):
        return orm.dynamic_loader(argument, **options)

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        if name == "event":
            return sa.event
        for module in (sa, orm):
            found = getattr(module, name, None)
            if found is not None:
                return found
        raise AttributeError("'SQLAlchemy' object has no attribute %r" % (name,))
