//! Indexes, as directives make and drop them.

use serde_json::{Value as Json, json};

use super::arguments::Arguments;
use super::value::{Value, given_name, table_name};

/// `create_index`; takes what is left of its arguments.
pub(super) fn create(
    name: Value,
    table: &str,
    schema: Option<&str>,
    columns: Value,
    given: &mut Arguments,
) -> Option<Json> {
    given.ignore_other_dialects();
    let unique = given.flag("unique")?.unwrap_or(false);
    let if_not_exists = given.flag("if_not_exists")?.unwrap_or(false);
    let mut index = json!({
        "table": table_name(table, schema),
        "elements": elements(columns, given.keyword("postgresql_ops").unwrap_or(Value::None))?,
    });
    if let Some(name) = given_name(name)? {
        index["name"] = name;
    }
    if unique {
        index["unique"] = true.into();
    }
    if let Some(method) = given
        .text("postgresql_using")?
        .filter(|method| !method.is_empty())
    {
        index["using"] = method.into();
    }
    match given.keyword("postgresql_include").unwrap_or(Value::None) {
        Value::None => {}
        other => index["include"] = other.into_names()?.into(),
    }
    match given.keyword("postgresql_where").unwrap_or(Value::None) {
        Value::None => {}
        other => {
            let condition = other.into_sql()?;
            condition.text.as_ref()?;
            index["where"] = condition.expression;
        }
    }
    if let Some(concurrently) = given.flag("postgresql_concurrently")? {
        index["concurrently"] = concurrently.into();
    }
    if let Some(distinct) = given.flag("postgresql_nulls_not_distinct")? {
        index["nulls_not_distinct"] = distinct.into();
    }
    Some(json!({"op": "create_index", "index": index, "if_not_exists": if_not_exists}))
}

/// `drop_index`; takes what is left of its arguments.
pub(super) fn drop(
    name: Value,
    table: &str,
    schema: Option<&str>,
    given: &mut Arguments,
) -> Option<Json> {
    given.ignore_other_dialects();
    let if_exists = given.flag("if_exists")?.unwrap_or(false);
    let unique = given.flag("unique")?.unwrap_or(false);
    // It is dropped whatever it is like.
    for keyword in ["include", "nulls_not_distinct", "ops", "using", "where"] {
        given.keyword(&format!("postgresql_{keyword}"));
    }
    // Alembic's stand-in for a column that it does not know.
    let mut index = json!({
        "table": table_name(table, schema),
        "elements": [{"column": "x"}],
        "name": given_name(name)??,
    });
    if unique {
        index["unique"] = true.into();
    }
    if let Some(concurrently) = given.flag("postgresql_concurrently")? {
        index["concurrently"] = concurrently.into();
    }
    Some(json!({"op": "drop_index", "index": index, "if_exists": if_exists}))
}

/// Columns by name, and texts; each once.
fn elements(columns: Value, classes: Value) -> Option<Vec<Json>> {
    let Value::List(columns) = columns else {
        return None;
    };
    let classes = match classes {
        Value::None => Vec::new(),
        Value::Dict(classes) => classes,
        _ => return None,
    };
    let mut known = Vec::with_capacity(columns.len());
    let mut elements = Vec::with_capacity(columns.len());
    for column in columns {
        let (key, mut element) = match column {
            Value::Text(name) if !name.is_empty() => {
                let element = json!({"column": name});
                (name, element)
            }
            Value::Sql(sql) => {
                let text = sql.text?;
                let element = json!({"expression": sql.expression, "stands_for": text});
                (text, element)
            }
            _ => return None,
        };
        if let Some((_, class)) = classes.iter().find(|(name, _)| *name == key) {
            let Value::Text(class) = class else {
                return None;
            };
            element["operator_class"] = class.as_str().into();
        }
        if known.contains(&key) {
            return None;
        }
        known.push(key);
        elements.push(element);
    }
    (!elements.is_empty()).then_some(elements)
}
