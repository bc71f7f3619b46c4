"""Types that may have to be created, or that bring a CHECK along: Boolean, Enum."""

from sqlalchemy._types.base import Emulated, NO_ARG, SchemaEventTarget, TypeEngine, TypeEngineMixin, _name
from sqlalchemy._types.scalar import String
from sqlalchemy.sql.names import characters

__name__ = "sqlalchemy.types"  # where users find what is defined here


class SchemaType(SchemaEventTarget, TypeEngineMixin):
    """A type that may have to be created, or that brings a CHECK along."""

    name = None
    schema = None
    metadata = None
    create_type = True
    _schema_provided = False
    _inherit_schema = False

    def __init__(
        self,
        name=None,
        schema=NO_ARG,
        metadata=None,
        inherit_schema=False,
        quote=None,
        create_type=True,
        _create_events=True,
        _adapted_from=None,
    ):
        if name is not None:
            from sqlalchemy.sql.elements import quoted_name

            name = quoted_name(name, quote)
        self.name = name
        if schema is NO_ARG:
            self._schema_provided = False
            self.schema = None
        elif inherit_schema:
            from sqlalchemy import exc

            raise exc.ArgumentError(
                "Ambiguously setting inherit_schema=True while also passing a schema argument"
            )
        else:
            self._schema_provided = True
            self.schema = schema
        self._inherit_schema = inherit_schema
        self.create_type = create_type
        if metadata is not None:
            self._set_metadata(metadata)

    @property
    def inherit_schema(self):
        return self._inherit_schema

    def _set_metadata(self, metadata):
        if self.metadata is None:
            self.metadata = metadata
            if not self._inherit_schema and not self._schema_provided and metadata.schema:
                self.schema = metadata.schema
            metadata._register_object(self)

    def _set_table(self, column, table):
        self._set_metadata(table.metadata)
        if self.metadata is not table.metadata:
            table.metadata._register_object(self)
        if self._inherit_schema:
            self.schema = table.schema
            self._inherit_schema = False

    def copy(self, **kw):
        """A copy counts as one with a schema of its own, also where it has none: it gets neither the metadata's nor the table's."""
        other = self.adapt(type(self))
        other._schema_provided, other._inherit_schema = True, False
        if "schema" in kw:
            other.schema = kw["schema"]
        return other

    def create(self, bind, checkfirst=False):
        self._create_or_drop(bind, checkfirst, "create")

    def drop(self, bind, checkfirst=False):
        self._create_or_drop(bind, checkfirst, "drop")

    def _create_or_drop(self, bind, checkfirst, verb):
        if self._described() is not None:
            from sqlalchemy.sql import native
            from sqlalchemy.sql.ddl import run_type

            with native.through(bind):
                run_type(verb, self, checkfirst)



class Boolean(SchemaType, Emulated, TypeEngine):
    _name = "boolean"
    native = True

    def __init__(self, create_constraint=False, name=None, _create_events=True, _adapted_from=None):
        self.create_constraint = create_constraint
        self.name = name

    def _set_table(self, column, table):
        pass

    @property
    def python_type(self):
        return bool

    def bind_processor(self, dialect):
        def process(value):
            if value is None or value is True or value is False:
                return value
            if value == 0 or value == 1:
                return bool(value)
            if not isinstance(value, int):
                raise TypeError("Not a boolean value: %r" % (value,))
            raise ValueError("Value %r is not None, True, or False" % (value,))

        return process


class MatchType(Boolean):
    pass


class Enum(String, SchemaType, Emulated, TypeEngine):
    _type_affinity = String
    native_enum = True
    enum_class = None

    def __init__(self, *enums, **kw):
        self._given = dict(kw)
        self.native_enum = kw.pop("native_enum", True)
        self.create_constraint = kw.pop("create_constraint", False)
        self.values_callable = kw.pop("values_callable", None)
        self._sort_key_function = kw.pop("sort_key_function", NO_ARG)
        length_arg = kw.pop("length", NO_ARG)
        self._omit_aliases = kw.pop("omit_aliases", True)
        if len(enums) == 1 and hasattr(enums[0], "__members__"):
            self.enum_class = enums[0]
            members = self.enum_class.__members__
            if self._omit_aliases is True:
                members = {name: member for name, member in members.items() if member.name == name}
            values = self.values_callable(self.enum_class) if self.values_callable else list(members)
            objects = list(members.values())
        else:
            self.enum_class = None
            values = objects = enums
        self.enums = list(values)
        self._valid_lookup = dict(zip(objects, values))
        self._valid_lookup.update([(value, self._valid_lookup[obj]) for value, obj in zip(values, objects)])
        self._valid_lookup[None] = None
        self._object_lookup = dict(zip(values, objects))
        self._object_lookup[None] = None
        self.validate_strings = kw.pop("validate_strings", False)
        length = self._default_length = max((len(value) for value in self.enums), default=0)
        if length_arg is not NO_ARG:
            if length_arg is not None and length_arg < length:
                raise ValueError(
                    "When provided, length must be larger or equal than the length of the longest enum value. "
                    "%s < %s" % (length_arg, length)
                )
            length = length_arg
        String.__init__(self, length=length)
        if self.enum_class is not None and values:
            kw.setdefault("name", self.enum_class.__name__.lower())
        known = ("name", "create_type", "inherit_schema", "schema", "metadata", "quote", "_create_events", "_adapted_from")
        SchemaType.__init__(self, **{key: kw.pop(key) for key in known if key in kw})

    def _plain(self):
        if not self.native_enum:
            return String._plain(self)
        value = {"t": "enum", "name": _name(self.name), "labels": [characters(label) for label in self.enums]}
        if self.schema is not None:
            value["schema"] = _name(self.schema)
        if not self.create_type:
            value["create_type"] = False
        name = self.name
        if not name or name == name.lower() and name in _NAMES_IN_DANGER:
            value["class"] = "ENUM"
            value["repr"] = repr(self)
        return value

    def _generic_value(self):
        return String._plain(self)

    def __repr__(self):
        parts = [repr(label) for label in self.enums]
        if self.name is not None:
            parts.append(f"name={self.name!r}")
        if self.schema is not None:
            parts.append(f"schema={self.schema!r}")
        if not self.native_enum:
            parts.append("native_enum=False")
        if self.create_constraint:
            parts.append("create_constraint=True")
        return f"{type(self).__name__}({', '.join(parts)})"

    @property
    def native(self):
        return self.native_enum

    @property
    def sort_key_function(self):
        return None if self._sort_key_function is NO_ARG else self._sort_key_function

    @property
    def _enums_argument(self):
        return [self.enum_class] if self.enum_class is not None else self.enums

    @property
    def python_type(self):
        return self.enum_class if self.enum_class is not None else str

    def _db_value_for_elem(self, elem):
        try:
            return self._valid_lookup[elem]
        except (KeyError, TypeError) as error:
            if not self.validate_strings and isinstance(elem, str):
                return elem
            raise LookupError(self._lookup_text(elem)) from error

    def _object_value_for_elem(self, elem):
        try:
            return self._object_lookup[elem]
        except KeyError as error:
            raise LookupError(self._lookup_text(elem)) from error

    def _lookup_text(self, elem):
        shown = [str(value) for value in self.enums]
        if len(shown) > 3:
            shown = shown[:3] + ["...", str(self.enums[-1])] if len(shown) > 4 else shown
        return "'%s' is not among the defined enum values. Enum name: %s. Possible values: %s" % (
            elem,
            self.name,
            ", ".join(shown),
        )

    def copy(self, **kw):
        """SQLAlchemy's copies forget whether the type is to be created, and the variants."""
        other = SchemaType.copy(self, **kw)
        other._variant_mapping = {}
        other.create_type = self.create_type or not self._is_named
        return other

    def bind_processor(self, dialect):
        return self._db_value_for_elem

    def result_processor(self, dialect, coltype):
        return self._object_value_for_elem

    def _set_table(self, column, table):
        SchemaType._set_table(self, column, table)
        if self.create_constraint and not self.native_enum:
            from sqlalchemy.schema import CheckConstraint
            from sqlalchemy.sql.expression import type_coerce

            CheckConstraint(
                type_coerce(column, String()).in_(self.enums), name=self.name, table=table, _type_bound=True
            )

    def _described(self):
        if not self.native_enum:
            return None
        value = self._plain()
        del value["t"]
        return "enum", value


# Words that are types of PostgreSQL already: only these need the type's repr for the error about it.
_NAMES_IN_DANGER = frozenset(
    '_array hstore json jsonb int4range int8range numrange daterange tsrange tstzrange int4multirange int8multirange '
    'nummultirange datemultirange tsmultirange tstzmultirange integer bigint smallint character "char" name text '
    "numeric float real inet cidr citext uuid bit macaddr macaddr8 money oid regclass timestamp date time bytea boolean "
    "interval tsvector tsquery regconfig".split()
)
