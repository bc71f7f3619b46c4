//! The types that PostgreSQL comes with, and the classes that SQLAlchemy has for them.

use super::raw::Collation;
use super::types::{IMPORT, Reflected, identifier};
use crate::schema::python::{bool_repr, string_repr};
use crate::schema::{PythonType, SqlType};

/// Types that are only a word of PostgreSQL's, with the class that stands for them.
const WORDS: &[(&str, &str)] = &[
    ("bytea", "BYTEA"),
    ("cidr", "CIDR"),
    ("citext", "CITEXT"),
    ("datemultirange", "DATEMULTIRANGE"),
    ("daterange", "DATERANGE"),
    ("inet", "INET"),
    ("int4multirange", "INT4MULTIRANGE"),
    ("int4range", "INT4RANGE"),
    ("int8multirange", "INT8MULTIRANGE"),
    ("int8range", "INT8RANGE"),
    ("macaddr", "MACADDR"),
    ("macaddr8", "MACADDR8"),
    ("money", "MONEY"),
    ("nummultirange", "NUMMULTIRANGE"),
    ("numrange", "NUMRANGE"),
    ("oid", "OID"),
    ("regclass", "REGCLASS"),
    ("regconfig", "REGCONFIG"),
    ("tsmultirange", "TSMULTIRANGE"),
    ("tsquery", "TSQUERY"),
    ("tsrange", "TSRANGE"),
    ("tstzmultirange", "TSTZMULTIRANGE"),
    ("tstzrange", "TSTZRANGE"),
    ("tsvector", "TSVECTOR"),
];

/// Reads one by its words and arguments; None for what PostgreSQL does not come with, and what nobody has a class for.
pub(super) fn reflect(
    base: &str,
    arguments: &[String],
    number: impl Fn(usize) -> Option<i64>,
    collation: Option<&Collation>,
) -> Option<Reflected> {
    let length = number(0);
    let named = |name: &str| SqlType::Named {
        name: name.to_owned(),
    };
    Some(match base {
        "integer" | "bigint" | "smallint" | "date" | "boolean" | "real" => {
            generic(named(base), &base.to_uppercase(), &[])
        }
        "uuid" => generic(named("uuid"), "UUID", &[]),
        "character varying" => text_type("varchar", "VARCHAR", length, collation),
        "character" => text_type("char", "CHAR", length, collation),
        "text" => text_type("text", "TEXT", None, collation),
        "citext" if collation.is_some() => {
            let one = text_type("citext", "CITEXT", None, collation);
            postgresql(one.sql_type, &one.python.unwrap_or_default().shown)
        }
        "\"char\"" | "name" => text_type("varchar", "String", length, collation),
        "numeric" => {
            let (precision, scale) = match arguments.len() {
                2 => (number(0), number(1)),
                _ => (None, None),
            };
            let sql_type = SqlType::Number {
                name: "numeric".to_owned(),
                precision,
                scale,
            };
            let parts = [("precision", precision), ("scale", scale)];
            generic(sql_type, "NUMERIC", &numbers(&parts))
        }
        "double precision" => generic(
            named("double precision"),
            "DOUBLE_PRECISION",
            &numbers(&[("precision", Some(53))]),
        ),
        "timestamp with time zone" | "timestamp without time zone" | "timestamp" => {
            time("timestamp", base.ends_with("with time zone"), length)
        }
        "time with time zone" | "time without time zone" | "time" => {
            time("time", base.ends_with("with time zone"), length)
        }
        "bit" => bit(length, false),
        "bit varying" => bit(length, true),
        "json" | "jsonb" => {
            let class = base.to_uppercase();
            Reflected {
                sql_type: named(base),
                python: Some(PythonType {
                    text: format!("postgresql.{class}(astext_type=sa.Text())"),
                    shown: format!("{class}(astext_type=Text())"),
                    imports: vec![IMPORT.to_owned()],
                }),
            }
        }
        "hstore" => Reflected {
            sql_type: named(base),
            python: Some(PythonType {
                text: "postgresql.HSTORE(text_type=sa.Text())".to_owned(),
                shown: "HSTORE(text_type=Text())".to_owned(),
                imports: vec![IMPORT.to_owned()],
            }),
        },
        "interval" => interval(None, length),
        _ if base.starts_with("interval ") => interval(base.get(9..), length),
        _ => {
            let (_, class) = WORDS.iter().find(|(word, _)| *word == base)?;
            postgresql(named(base), &format!("{class}()"))
        }
    })
}

/// A type of SQLAlchemy's own.
fn generic(sql_type: SqlType, class: &str, parts: &[String]) -> Reflected {
    let shown = format!("{class}({})", parts.join(", "));
    Reflected {
        sql_type,
        python: Some(PythonType {
            text: format!("sa.{shown}"),
            shown,
            imports: Vec::new(),
        }),
    }
}

/// A type of SQLAlchemy's dialect.
fn postgresql(sql_type: SqlType, shown: &str) -> Reflected {
    Reflected {
        sql_type,
        python: Some(PythonType {
            text: format!("postgresql.{shown}"),
            shown: shown.to_owned(),
            imports: vec![IMPORT.to_owned()],
        }),
    }
}

fn numbers(parts: &[(&str, Option<i64>)]) -> Vec<String> {
    parts
        .iter()
        .filter_map(|(word, value)| value.map(|value| format!("{word}={value}")))
        .collect()
}

fn text_type(
    name: &str,
    class: &str,
    length: Option<i64>,
    collation: Option<&Collation>,
) -> Reflected {
    let mut parts = numbers(&[("length", length)]);
    if let Some(collation) = collation {
        parts.push(format!("collation={}", string_repr(&collation.name)));
        if let Some(schema) = &collation.schema {
            parts.push(format!("collation_schema={}", string_repr(schema)));
        }
    }
    let sql_type = SqlType::Text {
        name: name.to_owned(),
        length,
        collation: collation.map(|collation| identifier(&collation.name)),
        collation_schema: collation
            .and_then(|collation| collation.schema.as_deref())
            .map(identifier),
    };
    generic(sql_type, class, &parts)
}

fn time(name: &str, timezone: bool, precision: Option<i64>) -> Reflected {
    let mut parts = Vec::new();
    if timezone {
        parts.push(format!("timezone={}", bool_repr(true)));
    }
    parts.extend(numbers(&[("precision", precision)]));
    let sql_type = SqlType::Time {
        name: name.to_owned(),
        precision,
        timezone,
    };
    postgresql(
        sql_type,
        &format!("{}({})", name.to_uppercase(), parts.join(", ")),
    )
}

fn bit(length: Option<i64>, varying: bool) -> Reflected {
    let length = if varying { length } else { length.or(Some(1)) };
    let mut parts = numbers(&[("length", length)]);
    if varying {
        parts.push("varying=True".to_owned());
    }
    postgresql(
        SqlType::Bit { length, varying },
        &format!("BIT({})", parts.join(", ")),
    )
}

fn interval(fields: Option<&str>, precision: Option<i64>) -> Reflected {
    let mut parts = numbers(&[("precision", precision)]);
    if let Some(fields) = fields {
        parts.push(format!("fields={}", string_repr(fields)));
    }
    postgresql(
        SqlType::Interval {
            fields: fields.map(str::to_owned),
            precision,
        },
        &format!("INTERVAL({})", parts.join(", ")),
    )
}
