//! `format_type()` to types, as SQLAlchemy's reflection reads it (`PGDialect._reflect_type`).

use std::collections::HashMap;

use super::built_in;
use super::condition::condition_of;
use super::raw::{self, Collation};
use crate::schema::python::string_repr;
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
        if let Some(known) = built_in::reflect(&base, &arguments, number, collation) {
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

/// The line that names of the dialect need.
pub(super) const IMPORT: &str = "from sqlalchemy.dialects import postgresql";

pub(super) fn identifier(name: &str) -> Identifier {
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

#[cfg(test)]
mod tests {
    use super::{NamedTypes, words};

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
}
