//! `format_type()` to types, as SQLAlchemy's reflection reads it (`PGDialect._reflect_type`).

use std::collections::HashMap;

use super::raw::{self, Collation};
use crate::schema::python::{bool_repr, string_repr};
use crate::schema::types::{Domain, Enumeration};
use crate::schema::{Expression, PythonType, ServerDefault, SqlType};
use crate::sql::Identifier;

/// Enumerations and domains by the words that `format_type()` has for them.
#[derive(Debug, Default)]
pub struct NamedTypes {
    types: HashMap<Vec<String>, raw::Type>,
    /// Enumerations are made by statements of their own, not with columns.
    apart: bool,
}

/// A type, and how Python writes it. Without the latter nothing is known of it but its name.
pub struct Reflected {
    pub sql_type: SqlType,
    pub python: Option<PythonType>,
}

impl NamedTypes {
    pub(super) fn new(types: Vec<raw::Type>, apart: bool) -> NamedTypes {
        let key = |one: &raw::Type| match one.visible {
            true => vec![one.name.clone()],
            false => vec![one.schema.clone(), one.name.clone()],
        };
        NamedTypes {
            types: types.into_iter().map(|one| (key(&one), one)).collect(),
            apart,
        }
    }

    /// The enumerations: schema, unless it goes without saying, name and labels.
    pub(super) fn enums(&self) -> impl Iterator<Item = (Option<String>, String, Vec<String>)> {
        let enums = self.types.values().filter(|one| one.kind == "e");
        enums.map(|one| {
            (
                (!one.visible).then(|| one.schema.clone()),
                one.name.clone(),
                one.labels.clone().unwrap_or_default(),
            )
        })
    }

    /// Reads what `format_type()` gave.
    pub(super) fn reflect(&self, text: &str, collation: Option<&Collation>) -> Reflected {
        let mut base = text;
        let mut dimensions = 0;
        while let Some(rest) = base.strip_suffix("[]") {
            base = rest;
            dimensions += 1;
        }
        let item = self.reflect_item(base, collation);
        if dimensions == 0 {
            return item;
        }
        let (sql_type, python) = match item.python {
            Some(python) => (item.sql_type, python),
            // The items' type is unknown, so the array's is, too.
            None => return unknown(text),
        };
        Reflected {
            sql_type: SqlType::Array {
                item: Box::new(sql_type),
                dimensions: None,
            },
            python: Some(PythonType {
                text: format!("postgresql.ARRAY({})", python.text),
                shown: format!("ARRAY({})", python.shown),
                imports: vec![IMPORT.to_owned()],
            }),
        }
    }

    fn reflect_item(&self, text: &str, collation: Option<&Collation>) -> Reflected {
        let (base, arguments) = take_arguments(text);
        let number = |position: usize| -> Option<i64> {
            arguments.get(position).and_then(|one| one.parse().ok())
        };
        if let Some(known) = reflect_built_in(&base, &arguments, number, collation) {
            return known;
        }
        match self.types.get(&words(&base)) {
            Some(one) if one.kind == "e" => enumeration(one, self.apart),
            Some(one) => self.domain(one),
            None => unknown(text),
        }
    }

    fn domain(&self, one: &raw::Type) -> Reflected {
        let base = one.base.as_deref().unwrap_or_default();
        let collation = one.collation.as_ref().map(|name| Collation {
            name: name.clone(),
            schema: None,
        });
        let data_type = self.reflect(base, collation.as_ref());
        let check = one.checks.iter().flatten().next();
        let inner = data_type.python.clone().unwrap_or_default();
        let mut parts = vec![string_repr(&one.name), inner.text.clone()];
        if let Some(collation) = &one.collation {
            parts.push(format!("collation={}", string_repr(collation)));
        }
        if let Some(default) = &one.default {
            parts.push(format!("default={}", string_repr(default)));
        }
        let condition = check.map(|(_, definition)| condition_of(definition));
        if let Some((name, _)) = check {
            parts.push(format!("constraint_name={}", string_repr(name)));
        }
        if one.not_null {
            parts.push("not_null=True".to_owned());
        }
        if let Some(condition) = &condition {
            parts.push(format!("check={}", string_repr(condition)));
        }
        if !one.visible {
            parts.push(format!("schema={}", string_repr(&one.schema)));
        }
        parts.push("create_type=False".to_owned());
        let shown = format!("DOMAIN({}, {})", string_repr(&one.name), inner.shown);
        let literal = |text: &str| Expression::LiteralColumn {
            text: text.to_owned(),
            from: None,
        };
        Reflected {
            sql_type: SqlType::Domain(Box::new(Domain {
                name: Some(identifier(&one.name)),
                schema: (!one.visible).then(|| identifier(&one.schema)),
                data_type: data_type.sql_type,
                collation: one.collation.as_deref().map(identifier),
                collation_schema: None,
                default: one
                    .default
                    .as_deref()
                    .map(|text| ServerDefault::Expression {
                        expression: literal(text),
                    }),
                constraint_name: check.map(|(name, _)| identifier(name)),
                not_null: one.not_null,
                check: condition.as_deref().map(literal),
                create_type: false,
                repr: shown.clone(),
            })),
            python: data_type.python.is_some().then(|| PythonType {
                text: format!("postgresql.DOMAIN({})", parts.join(", ")),
                shown,
                imports: vec![IMPORT.to_owned()],
            }),
        }
    }
}

const IMPORT: &str = "from sqlalchemy.dialects import postgresql";

fn identifier(name: &str) -> Identifier {
    Identifier::from(name)
}

/// A type that nobody has a class for: the server's own word goes into the SQL.
fn unknown(text: &str) -> Reflected {
    Reflected {
        sql_type: SqlType::Raw {
            sql: text.to_owned(),
        },
        python: None,
    }
}

fn enumeration(one: &raw::Type, apart: bool) -> Reflected {
    let labels = one.labels.clone().unwrap_or_default();
    let mut parts: Vec<String> = labels.iter().map(|label| string_repr(label)).collect();
    parts.push(format!("name={}", string_repr(&one.name)));
    if !one.visible {
        parts.push(format!("schema={}", string_repr(&one.schema)));
    }
    if apart {
        parts.push("create_type=False".to_owned());
    }
    let shown = format!("ENUM({})", parts.join(", "));
    Reflected {
        sql_type: SqlType::Enum(Enumeration {
            name: Some(identifier(&one.name)),
            schema: (!one.visible).then(|| identifier(&one.schema)),
            labels,
            create_type: !apart,
            repr: shown.clone(),
            class: "ENUM".to_owned(),
        }),
        python: Some(PythonType {
            text: format!("postgresql.{shown}"),
            shown,
            imports: vec![IMPORT.to_owned()],
        }),
    }
}

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

fn reflect_built_in(
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

/// `numeric(10,2)` is `numeric` and its arguments; `timestamp(3) with time zone` likewise.
fn take_arguments(text: &str) -> (String, Vec<String>) {
    let Some((before, rest)) = text.split_once('(') else {
        return (text.to_owned(), Vec::new());
    };
    let Some((inside, after)) = rest.split_once(')') else {
        return (text.to_owned(), Vec::new());
    };
    let arguments = inside.split(',').map(|one| one.trim().to_owned()).collect();
    (format!("{before}{after}"), arguments)
}

/// A possibly quoted, possibly qualified name.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    let mut characters = name.chars().peekable();
    while let Some(one) = characters.next() {
        let word = words.last_mut().expect("there is always a word");
        match one {
            '"' if quoted && characters.peek() == Some(&'"') => {
                word.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            '.' if !quoted => words.push(String::new()),
            one => word.push(one),
        }
    }
    words
}

/// The condition of `CHECK (…)`, without the parentheses around all of it.
pub fn condition_of(definition: &str) -> String {
    let mut text = definition.trim();
    for suffix in [" NOT VALID", " NO INHERIT"] {
        text = text.strip_suffix(suffix).unwrap_or(text);
    }
    let text = text.strip_prefix("CHECK").map_or(text, str::trim_start);
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .unwrap_or(text);
    without_outer_parentheses(inside).to_owned()
}

/// Takes off parentheses that belong together and hold everything.
fn without_outer_parentheses(mut text: &str) -> &str {
    while let Some(inside) = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        if !closes_at_the_end(text) {
            break;
        }
        text = inside;
    }
    text
}

fn closes_at_the_end(text: &str) -> bool {
    let mut depth = 0usize;
    let mut quoted = None;
    for (position, byte) in text.bytes().enumerate() {
        match (quoted, byte) {
            (Some(quote), _) if quote == byte => quoted = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quoted = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return position + 1 == text.len();
                }
            }
            (None, _) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{NamedTypes, condition_of, words};

    #[test]
    fn types_are_read_as_sqlalchemy_does() {
        let types = NamedTypes::default();
        for (text, written) in [
            ("integer", "sa.INTEGER()"),
            ("character varying(50)", "sa.VARCHAR(length=50)"),
            ("numeric(10,2)", "sa.NUMERIC(precision=10, scale=2)"),
            ("double precision", "sa.DOUBLE_PRECISION(precision=53)"),
            (
                "timestamp(3) with time zone",
                "postgresql.TIMESTAMP(timezone=True, precision=3)",
            ),
            ("timestamp without time zone", "postgresql.TIMESTAMP()"),
            ("bit(5)", "postgresql.BIT(length=5)"),
            ("bit varying", "postgresql.BIT(varying=True)"),
            (
                "interval year to month",
                "postgresql.INTERVAL(fields='year to month')",
            ),
            ("integer[]", "postgresql.ARRAY(sa.INTEGER())"),
            ("jsonb", "postgresql.JSONB(astext_type=sa.Text())"),
        ] {
            let reflected = types.reflect(text, None);
            assert_eq!(
                reflected.python.map(|python| python.text).as_deref(),
                Some(written)
            );
        }
        assert!(types.reflect("geometry(Point,4326)", None).python.is_none());
    }

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(words("\"a.b\".\"c\"\"d\""), ["a.b", "c\"d"]);
        assert_eq!(words("mood"), ["mood"]);
    }

    #[test]
    fn conditions_stand_without_parentheses() {
        assert_eq!(
            condition_of("CHECK (((a > 1) AND (a < 5)))"),
            "(a > 1) AND (a < 5)"
        );
        assert_eq!(condition_of("CHECK (a > 0) NOT VALID"), "a > 0");
        assert_eq!(
            condition_of("CHECK ((a = ')'::text)) NO INHERIT"),
            "a = ')'::text"
        );
    }
}
