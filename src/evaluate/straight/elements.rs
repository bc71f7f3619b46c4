//! Columns and the foreign keys that stand in them.

use serde_json::{Map, Value as Json, json};

use super::arguments::Arguments;
use super::constraints::{self, Constraint, Kind, Reference};
use super::types::Type;
use super::value::{Value, table_name};

/// A `Column`.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    pub sql_type: Type,
    nullable: Option<bool>,
    pub primary_key: bool,
    pub autoincrement: Autoincrement,
    server_default: Option<Json>,
    /// Whether Python makes a value where none is given.
    client_default: bool,
    comment: Option<String>,
    index: bool,
    unique: bool,
    pub foreign_keys: Vec<ForeignKey>,
    checks: Vec<Json>,
}

/// Whether a column may be the one that counts up by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Autoincrement {
    Auto,
    Yes,
    No,
}

/// A `ForeignKey` of one column.
#[derive(Debug, Clone)]
pub(super) struct ForeignKey {
    reference: Reference,
    rest: Map<String, Json>,
}

impl Column {
    pub fn make(mut given: Arguments) -> Option<Column> {
        let Value::Text(name) = given.required("name")? else {
            return None;
        };
        let sql_type = given.required("type_")?.into_type()?;
        let mut foreign_keys = Vec::new();
        let mut checks = Vec::new();
        while let Some(item) = given.positional.pop_front() {
            match item {
                Value::ForeignKey(key) => foreign_keys.push(key),
                Value::Constraint(Constraint {
                    kind: Kind::Check,
                    value,
                }) => checks.push(Json::Object(value)),
                _ => return None,
            }
        }
        let autoincrement = match given.keyword("autoincrement") {
            None => Autoincrement::Auto,
            Some(Value::Text(word)) if word == "auto" => Autoincrement::Auto,
            Some(Value::Bool(true)) => Autoincrement::Yes,
            Some(Value::Bool(false)) => Autoincrement::No,
            Some(_) => return None,
        };
        let nullable = match given.keyword("nullable") {
            None => None,
            Some(Value::Bool(nullable)) => Some(nullable),
            Some(_) => return None,
        };
        let column = Column {
            nullable,
            primary_key: given.flag("primary_key")?.unwrap_or(false),
            server_default: server_default(given.keyword("server_default").unwrap_or(Value::None))?,
            client_default: client_default(&mut given, "default")?,
            comment: given.text("comment")?,
            index: given.flag("index")?.unwrap_or(false),
            unique: given.flag("unique")?.unwrap_or(false),
            name,
            sql_type,
            autoincrement,
            foreign_keys,
            checks,
        };
        client_default(&mut given, "onupdate")?;
        given.end()?;
        (!column.name.is_empty()).then_some(column)
    }

    /// Whether something gives the column its values.
    pub fn has_default(&self) -> bool {
        self.server_default.is_some() || self.client_default
    }

    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// The column as operations have it; `serial` where it counts up by itself.
    pub fn value(&self, serial: bool) -> Json {
        let mut value = json!({
            "name": self.name,
            "type": self.sql_type.value(),
            "nullable": self.nullable.unwrap_or(!self.primary_key),
        });
        if self.sql_type.has_variants() {
            value["creates"] = json!([]);
        }
        if self.primary_key {
            value["primary_key"] = true.into();
        }
        if serial {
            value["serial"] = true.into();
        }
        if let Some(default) = &self.server_default {
            value["server_default"] = default.clone();
        }
        if let Some(comment) = &self.comment {
            value["comment"] = comment.as_str().into();
        }
        if !self.checks.is_empty() {
            value["checks"] = self.checks.clone().into();
        }
        value
    }

    /// The constraints that the column brings to its table, in the order in which they come to be.
    pub fn constraints(&self) -> impl Iterator<Item = Json> {
        let unique =
            (self.unique && !self.index).then(|| json!({"kind": "unique", "columns": [self.name]}));
        let foreign = self
            .foreign_keys
            .iter()
            .map(|key| key.constraint(&self.name));
        unique.into_iter().chain(foreign)
    }

    /// The index of a column with `index=True`.
    pub fn index(&self, table: &Json) -> Option<Json> {
        self.index.then(|| {
            let mut index = json!({"table": table, "elements": [{"column": self.name}]});
            if self.unique {
                index["unique"] = true.into();
            }
            index
        })
    }
}

impl ForeignKey {
    pub fn make(mut given: Arguments) -> Option<ForeignKey> {
        let Value::Text(target) = given.required("column")? else {
            return None;
        };
        let rest = constraints::foreign_key_options(&mut given)?;
        given.end()?;
        Some(ForeignKey {
            reference: Reference::of(&target)?,
            rest,
        })
    }

    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    fn constraint(&self, column: &str) -> Json {
        let Reference {
            schema,
            table,
            column: referred,
        } = &self.reference;
        let mut value = self.rest.clone();
        constraints::foreign(
            &mut value,
            &[column.to_owned()],
            table_name(table, schema.as_deref()),
            &[referred],
        );
        Json::Object(value)
    }
}

/// Whether a plain value is given that Python would insert.
fn client_default(given: &mut Arguments, keyword: &str) -> Option<bool> {
    match given.keyword(keyword) {
        None | Some(Value::None) => Some(false),
        Some(Value::Bool(_) | Value::Int(_) | Value::Text(_)) => Some(true),
        Some(_) => None,
    }
}

/// A server default; the inner None says that there is none.
pub(super) fn server_default(given: Value) -> Option<Option<Json>> {
    match given {
        Value::None => Some(None),
        Value::Text(text) => Some(Some(json!({"d": "literal", "value": text}))),
        Value::Sql(sql) => Some(Some(
            json!({"d": "expression", "expression": sql.expression}),
        )),
        _ => None,
    }
}
