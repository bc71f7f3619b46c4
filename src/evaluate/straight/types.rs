//! Types of columns.

use serde_json::{Value as Json, json};

use super::arguments::Arguments;
use super::value::Value;
use crate::ddl::is_built_in_type;

/// A type.
#[derive(Debug, Clone)]
pub(super) struct Type {
    /// As operations have it.
    value: Json,
    pub affinity: Affinity,
    /// What PostgreSQL gets instead; known, and without named types in it, where there are variants.
    variants: Option<Json>,
    shape: Shape,
}

/// The family of a type, as far as it matters for what counts up by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Affinity {
    Integer,
    Other,
}

/// What may be done with a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Scalar,
    Array,
    /// With a name on the server, and maybe of PostgreSQL's own class, which looks first whether it is there.
    Enum {
        looks_first: bool,
    },
}

/// How the arguments of a type's class are read.
#[derive(Clone, Copy)]
enum Family {
    Integer(&'static str),
    /// A word without arguments.
    Word(&'static str),
    Text(&'static str),
    Numeric(&'static str),
    Float,
    /// Numbers that are floating, by a name of their own.
    Double(&'static str),
    Time(&'static str),
    /// The same with a precision.
    PreciseTime(&'static str),
    Binary,
    Uuid,
    Json(&'static str),
    /// PostgreSQL's own, whose operators give a type that can be named.
    JsonWithText(&'static str),
    Hstore,
    Interval,
    Array,
    Enum {
        looks_first: bool,
    },
}

/// The classes, by their dotted names.
const CLASSES: [(&str, Family); 77] = [
    ("sqlalchemy.ARRAY", Family::Array),
    ("sqlalchemy.BIGINT", Family::Integer("bigint")),
    ("sqlalchemy.BOOLEAN", Family::Word("boolean")),
    ("sqlalchemy.BigInteger", Family::Integer("bigint")),
    ("sqlalchemy.Boolean", Family::Word("boolean")),
    ("sqlalchemy.CHAR", Family::Text("char")),
    ("sqlalchemy.DATE", Family::Word("date")),
    ("sqlalchemy.DECIMAL", Family::Numeric("decimal")),
    (
        "sqlalchemy.DOUBLE_PRECISION",
        Family::Double("double precision"),
    ),
    ("sqlalchemy.Date", Family::Word("date")),
    ("sqlalchemy.DateTime", Family::Time("timestamp")),
    ("sqlalchemy.Double", Family::Double("double precision")),
    ("sqlalchemy.Enum", Family::Enum { looks_first: false }),
    ("sqlalchemy.FLOAT", Family::Float),
    ("sqlalchemy.Float", Family::Float),
    ("sqlalchemy.INT", Family::Integer("integer")),
    ("sqlalchemy.INTEGER", Family::Integer("integer")),
    ("sqlalchemy.Integer", Family::Integer("integer")),
    ("sqlalchemy.Interval", Family::Interval),
    ("sqlalchemy.JSON", Family::Json("json")),
    ("sqlalchemy.LargeBinary", Family::Binary),
    ("sqlalchemy.NUMERIC", Family::Numeric("numeric")),
    ("sqlalchemy.Numeric", Family::Numeric("numeric")),
    ("sqlalchemy.REAL", Family::Double("real")),
    ("sqlalchemy.SMALLINT", Family::Integer("smallint")),
    ("sqlalchemy.SmallInteger", Family::Integer("smallint")),
    ("sqlalchemy.String", Family::Text("varchar")),
    ("sqlalchemy.TEXT", Family::Text("text")),
    ("sqlalchemy.TIME", Family::Time("time")),
    ("sqlalchemy.TIMESTAMP", Family::Time("timestamp")),
    ("sqlalchemy.Text", Family::Text("text")),
    ("sqlalchemy.Time", Family::Time("time")),
    ("sqlalchemy.UUID", Family::Uuid),
    ("sqlalchemy.Unicode", Family::Text("varchar")),
    ("sqlalchemy.UnicodeText", Family::Text("text")),
    ("sqlalchemy.Uuid", Family::Uuid),
    ("sqlalchemy.VARCHAR", Family::Text("varchar")),
    ("sqlalchemy.dialects.postgresql.ARRAY", Family::Array),
    (
        "sqlalchemy.dialects.postgresql.BIGINT",
        Family::Integer("bigint"),
    ),
    (
        "sqlalchemy.dialects.postgresql.BOOLEAN",
        Family::Word("boolean"),
    ),
    ("sqlalchemy.dialects.postgresql.BYTEA", Family::Binary),
    ("sqlalchemy.dialects.postgresql.CHAR", Family::Text("char")),
    ("sqlalchemy.dialects.postgresql.CIDR", Family::Word("cidr")),
    (
        "sqlalchemy.dialects.postgresql.CITEXT",
        Family::Text("citext"),
    ),
    ("sqlalchemy.dialects.postgresql.DATE", Family::Word("date")),
    (
        "sqlalchemy.dialects.postgresql.DATERANGE",
        Family::Word("daterange"),
    ),
    (
        "sqlalchemy.dialects.postgresql.DOUBLE_PRECISION",
        Family::Double("double precision"),
    ),
    (
        "sqlalchemy.dialects.postgresql.ENUM",
        Family::Enum { looks_first: true },
    ),
    ("sqlalchemy.dialects.postgresql.FLOAT", Family::Float),
    ("sqlalchemy.dialects.postgresql.HSTORE", Family::Hstore),
    ("sqlalchemy.dialects.postgresql.INET", Family::Word("inet")),
    (
        "sqlalchemy.dialects.postgresql.INT4RANGE",
        Family::Word("int4range"),
    ),
    (
        "sqlalchemy.dialects.postgresql.INT8RANGE",
        Family::Word("int8range"),
    ),
    (
        "sqlalchemy.dialects.postgresql.INTEGER",
        Family::Integer("integer"),
    ),
    ("sqlalchemy.dialects.postgresql.INTERVAL", Family::Interval),
    (
        "sqlalchemy.dialects.postgresql.JSON",
        Family::JsonWithText("json"),
    ),
    (
        "sqlalchemy.dialects.postgresql.JSONB",
        Family::JsonWithText("jsonb"),
    ),
    (
        "sqlalchemy.dialects.postgresql.MACADDR",
        Family::Word("macaddr"),
    ),
    (
        "sqlalchemy.dialects.postgresql.MACADDR8",
        Family::Word("macaddr8"),
    ),
    (
        "sqlalchemy.dialects.postgresql.MONEY",
        Family::Word("money"),
    ),
    (
        "sqlalchemy.dialects.postgresql.NUMERIC",
        Family::Numeric("numeric"),
    ),
    (
        "sqlalchemy.dialects.postgresql.NUMRANGE",
        Family::Word("numrange"),
    ),
    ("sqlalchemy.dialects.postgresql.OID", Family::Word("oid")),
    (
        "sqlalchemy.dialects.postgresql.REAL",
        Family::Double("real"),
    ),
    (
        "sqlalchemy.dialects.postgresql.REGCLASS",
        Family::Word("regclass"),
    ),
    (
        "sqlalchemy.dialects.postgresql.SMALLINT",
        Family::Integer("smallint"),
    ),
    ("sqlalchemy.dialects.postgresql.TEXT", Family::Text("text")),
    (
        "sqlalchemy.dialects.postgresql.TIME",
        Family::PreciseTime("time"),
    ),
    (
        "sqlalchemy.dialects.postgresql.TIMESTAMP",
        Family::PreciseTime("timestamp"),
    ),
    (
        "sqlalchemy.dialects.postgresql.TSQUERY",
        Family::Word("tsquery"),
    ),
    (
        "sqlalchemy.dialects.postgresql.TSRANGE",
        Family::Word("tsrange"),
    ),
    (
        "sqlalchemy.dialects.postgresql.TSTZRANGE",
        Family::Word("tstzrange"),
    ),
    (
        "sqlalchemy.dialects.postgresql.TSVECTOR",
        Family::Word("tsvector"),
    ),
    ("sqlalchemy.dialects.postgresql.UUID", Family::Uuid),
    (
        "sqlalchemy.dialects.postgresql.VARCHAR",
        Family::Text("varchar"),
    ),
    ("sqlmodel.sql.sqltypes.AutoString", Family::Text("varchar")),
    ("sqlalchemy.DOUBLE", Family::Double("double")),
];

impl Type {
    /// The dotted name, where it is a type's.
    pub fn known(name: &str) -> Option<&'static str> {
        let known = CLASSES.iter().find(|(class, _)| *class == name);
        known.map(|(class, _)| *class)
    }

    /// What a class of that dotted name makes of its arguments.
    pub fn make(name: &str, mut given: Arguments) -> Option<Type> {
        let (_, family) = CLASSES.iter().find(|(class, _)| *class == name)?;
        let made = family.make(&mut given)?;
        given.end()?;
        Some(made)
    }

    fn scalar(value: Json) -> Type {
        Type {
            value,
            affinity: Affinity::Other,
            variants: None,
            shape: Shape::Scalar,
        }
    }

    /// As PostgreSQL is to be told it.
    pub fn value(&self) -> &Json {
        self.variants.as_ref().unwrap_or(&self.value)
    }

    pub fn has_variants(&self) -> bool {
        self.variants.is_some()
    }

    /// Whether creating and dropping the enumeration looks first whether it is there, and the enumeration itself; None for
    /// other types.
    pub fn enumeration(&self) -> Option<(bool, &Json)> {
        match self.shape {
            Shape::Enum { looks_first } => Some((looks_first, &self.value)),
            Shape::Scalar | Shape::Array => None,
        }
    }

    /// The type with a variant for a database; enumerations among them would have a part in what is created.
    pub fn with_variant(self, mut given: Arguments) -> Option<Type> {
        let other = given.required("type_")?.into_type()?;
        let Value::Text(dialect) = given.required("dialect_name")? else {
            return None;
        };
        given.end()?;
        let is_known = self.has_variants() || other.has_variants();
        if is_known || self.shape != Shape::Scalar || other.shape != Shape::Scalar {
            return None;
        }
        let chosen = match dialect.as_str() {
            "postgresql" => other.value,
            "sqlite" | "mysql" | "mariadb" | "oracle" | "mssql" => self.value.clone(),
            _ => return None,
        };
        Some(Type {
            variants: Some(chosen),
            ..self
        })
    }
}

impl Family {
    fn make(self, given: &mut Arguments) -> Option<Type> {
        let named = |name: &str| json!({"t": "named", "name": name});
        Some(Type::scalar(match self {
            Family::Integer(name) => {
                return Some(Type {
                    affinity: Affinity::Integer,
                    ..Type::scalar(named(name))
                });
            }
            Family::Word(name) => named(name),
            Family::Text(name) => {
                let mut value = json!({"t": "text", "name": name});
                if let Some(length) = given.number("length")?.filter(|length| *length != 0) {
                    value["length"] = length.into();
                }
                value
            }
            Family::Numeric(name) => {
                let mut value = json!({"t": "number", "name": name});
                let precision = given.number("precision")?;
                let scale = given.number("scale")?;
                given.flag("asdecimal")?;
                if let Some(precision) = precision {
                    value["precision"] = precision.into();
                    if let Some(scale) = scale {
                        value["scale"] = scale.into();
                    }
                }
                value
            }
            Family::Float => {
                let mut value = json!({"t": "number", "name": "float"});
                let precision = given.number("precision")?;
                given.flag("asdecimal")?;
                if let Some(precision) = precision.filter(|precision| *precision != 0) {
                    value["precision"] = precision.into();
                }
                value
            }
            Family::Double(name) => {
                given.number("precision")?;
                given.flag("asdecimal")?;
                named(name)
            }
            Family::Time(name) => time(name, given)?,
            Family::PreciseTime(name) => {
                let mut value = time(name, given)?;
                if let Some(precision) = given.number("precision")? {
                    value["precision"] = precision.into();
                }
                value
            }
            Family::Binary => {
                given.number("length")?;
                named("bytea")
            }
            Family::Uuid => {
                given.flag("as_uuid")?;
                named("uuid")
            }
            Family::Json(name) => {
                given.flag("none_as_null")?;
                named(name)
            }
            Family::JsonWithText(name) => {
                given.flag("none_as_null")?;
                inner_type(given, "astext_type")?;
                named(name)
            }
            Family::Hstore => {
                inner_type(given, "text_type")?;
                named("hstore")
            }
            Family::Interval => json!({"t": "interval"}),
            Family::Array => return array(given),
            Family::Enum { looks_first } => return enumeration(given, looks_first),
        }))
    }
}

/// A type that matters to expressions only.
fn inner_type(given: &mut Arguments, keyword: &str) -> Option<()> {
    match given.keyword(keyword).unwrap_or(Value::None) {
        Value::None => Some(()),
        other => other.into_type().map(drop),
    }
}

fn time(name: &str, given: &mut Arguments) -> Option<Json> {
    let timezone = match given.optional("timezone")? {
        Value::None => false,
        Value::Bool(timezone) => timezone,
        _ => return None,
    };
    Some(json!({"t": "time", "name": name, "timezone": timezone}))
}

fn array(given: &mut Arguments) -> Option<Type> {
    let item = given.required("item_type")?.into_type()?;
    if item.shape != Shape::Scalar || item.has_variants() {
        return None;
    }
    let mut value = json!({"t": "array", "item": item.value});
    match given.keyword("dimensions").unwrap_or(Value::None) {
        Value::None => {}
        Value::Int(dimensions) => value["dimensions"] = dimensions.into(),
        _ => return None,
    }
    Some(Type {
        shape: Shape::Array,
        ..Type::scalar(value)
    })
}

fn enumeration(given: &mut Arguments, looks_first: bool) -> Option<Type> {
    let mut labels = Vec::new();
    while let Some(label) = given.positional.pop_front() {
        let Value::Text(label) = label else {
            return None;
        };
        labels.push(label);
    }
    let name = given.name("name")?.filter(|name| !is_built_in_type(name))?;
    let mut value = json!({"t": "enum", "name": name, "labels": labels});
    if let Some(schema) = given.name("schema")? {
        value["schema"] = schema.into();
    }
    if given.flag("create_type")? == Some(false) {
        value["create_type"] = false.into();
    }
    Some(Type {
        shape: Shape::Enum { looks_first },
        ..Type::scalar(value)
    })
}
