//! What the expressions of such a file are worth.

use serde_json::{Value as Json, json};

use super::constraints::Constraint;
use super::elements::{Column, ForeignKey};
use super::types::Type;

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    None,
    Bool(bool),
    Int(i64),
    Text(String),
    /// The name that `op.f()` makes: no naming convention applies.
    Final(String),
    List(Vec<Value>),
    Tuple(Vec<Value>),
    Dict(Vec<(String, Value)>),
    /// A class or function of the libraries, by its dotted name: `sqlalchemy.String`.
    Named(String),
    Type(Type),
    /// SQL, as the host reads it.
    Sql(Sql),
    Column(Box<Column>),
    ForeignKey(ForeignKey),
    Constraint(Constraint),
    /// The connection, as `op.get_bind()` gives it.
    Bind,
    /// Something that only the interpreter could make use of.
    Opaque,
}

/// A piece of SQL.
#[derive(Debug, Clone)]
pub(super) struct Sql {
    pub expression: Json,
    /// The characters, where it is a `text()`.
    pub text: Option<String>,
}

impl Value {
    /// A text that is not empty: what names are.
    pub fn into_name(self) -> Option<String> {
        match self {
            Value::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Names, at least one, each once.
    pub fn into_names(self) -> Option<Vec<String>> {
        let Value::List(items) = self else {
            return None;
        };
        let mut names = Vec::with_capacity(items.len());
        for item in items {
            let Value::Text(name) = item else {
                return None;
            };
            if name.is_empty() || names.contains(&name) {
                return None;
            }
            names.push(name);
        }
        (!names.is_empty()).then_some(names)
    }

    /// The type that a type or its class stands for.
    pub fn into_type(self) -> Option<Type> {
        match self {
            Value::Type(made) => Some(made),
            Value::Named(name) => Type::make(&name, super::arguments::Arguments::default()),
            _ => None,
        }
    }

    /// SQL where a string stands for SQL text.
    pub fn into_sql(self) -> Option<Sql> {
        match self {
            Value::Sql(sql) => Some(sql),
            Value::Text(text) => Sql::text(text),
            _ => None,
        }
    }
}

impl Sql {
    /// `text()` without binds.
    pub fn text(text: String) -> Option<Sql> {
        (!may_have_binds(&text)).then(|| Sql {
            expression: json!({"k": "text", "text": text}),
            text: Some(text),
        })
    }

    /// SQL that is no text.
    pub fn of(expression: Json) -> Sql {
        Sql {
            expression,
            text: None,
        }
    }
}

/// Whether a colon before a word might be a bind's; those of `::type` and of times such as `12:30` are none.
fn may_have_binds(text: &str) -> bool {
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(one) = rest.next() {
        let word_follows = rest
            .peek()
            .is_some_and(|next| next.is_alphanumeric() || *next == '_');
        if one == ':'
            && word_follows
            && !(before == ':' || before == '_' || before.is_alphanumeric())
            || one == '\\' && rest.peek() == Some(&':')
        {
            return true;
        }
        before = one;
    }
    false
}

/// The name of a constraint or index; a missing one stays away.
pub(super) fn given_name(value: Value) -> Option<Option<Json>> {
    match value {
        Value::None => Some(None),
        Value::Text(name) if !name.is_empty() => Some(Some(json!({"name": name}))),
        Value::Final(name) if !name.is_empty() => Some(Some(json!({"name": name, "final": true}))),
        _ => None,
    }
}

/// A table's name as operations have it.
pub(super) fn table_name(name: &str, schema: Option<&str>) -> Json {
    match schema {
        Some(schema) => json!({"name": name, "schema": schema}),
        None => json!({"name": name}),
    }
}

#[cfg(test)]
mod tests {
    use super::may_have_binds;

    #[test]
    fn binds_are_told_from_other_colons() {
        for text in ["a = :b", ":b", "x\\:y", "(:b)", "'a':b"] {
            assert!(may_have_binds(text), "{text}");
        }
        for text in [
            "a::text",
            "'{\"a\": 1}'",
            "12:30:00",
            "now()",
            "a ::text[1:2]",
            ":",
        ] {
            assert!(!may_have_binds(text), "{text}");
        }
    }
}
