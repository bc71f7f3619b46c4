//! Directives: what `op.create_table(…)` and its like ask for, and the same of a `batch_op`.

use rustpython_ruff_python_ast::ExprCall;
use serde_json::{Map, Value as Json, json};

use super::arguments::Arguments;
use super::constraints;
use super::elements::server_default;
use super::expressions::{Scope, arguments};
use super::index;
use super::table::Table;
use super::value::{Value, given_name, table_name};

/// The table that a block is about.
pub(super) struct Batch {
    pub table: String,
    pub schema: Option<String>,
}

/// The table of a directive: the next argument and the keyword `schema`, or the block's.
struct Target {
    table: String,
    schema: Option<String>,
}

impl Target {
    fn take(given: &mut Arguments, batch: Option<&Batch>) -> Option<Target> {
        Some(match batch {
            Some(batch) => Target {
                table: batch.table.clone(),
                schema: batch.schema.clone(),
            },
            None => Target {
                table: given.required("table_name")?.into_name()?,
                schema: given.name("schema")?,
            },
        })
    }

    fn schema(&self) -> Option<&str> {
        self.schema.as_deref()
    }

    fn name(&self) -> Json {
        table_name(&self.table, self.schema())
    }
}

/// The requests of one directive, of `op` or of a block's table.
pub(super) fn directive(
    call: &ExprCall,
    scope: &Scope<'_>,
    batch: Option<&Batch>,
) -> Option<Vec<Json>> {
    let name = match batch {
        Some(_) => call.func.as_attribute_expr()?.attr.as_str(),
        None => scope.directive(call)?,
    };
    let mut given = arguments(call, scope)?;
    let made = match (name, batch) {
        ("create_table", None) => create_table(&mut given)?,
        ("drop_table", None) => drop_table(&mut given)?,
        ("rename_table", None) => rename_table(&mut given)?,
        ("execute", None) => return execute(given),
        ("create_table_comment" | "drop_table_comment", _) => {
            comment_table(name, &mut given, batch)?
        }
        ("add_column", _) => {
            return Some(
                add_column(given, batch)?
                    .into_iter()
                    .map(operation)
                    .collect(),
            );
        }
        ("drop_column", _) => drop_column(&mut given, batch)?,
        ("alter_column", _) => {
            let made = alter_column(given, batch)?;
            return Some(made.into_iter().map(operation).collect());
        }
        ("create_index", _) => {
            let name = given.required("index_name")?;
            let on = Target::take(&mut given, batch)?;
            let columns = given.required("columns")?;
            index::create(name, &on.table, on.schema(), columns, &mut given)?
        }
        ("drop_index", _) => drop_index(&mut given, batch)?,
        ("create_primary_key", _) => {
            let name = given.required("constraint_name")?;
            let on = Target::take(&mut given, batch)?;
            let columns = given.required("columns")?.into_names()?;
            let mut value = Map::new();
            constraints::over(&mut value, "primary_key", &columns);
            add_constraint(&on, name, value)?
        }
        ("create_unique_constraint", _) => {
            let name = given.required("constraint_name")?;
            let on = Target::take(&mut given, batch)?;
            let columns = given.required("columns")?.into_names()?;
            let value = constraints::unique_value(&mut given, &columns)?;
            add_constraint(&on, name, value)?
        }
        ("create_check_constraint", _) => {
            let name = given.required("constraint_name")?;
            let on = Target::take(&mut given, batch)?;
            let condition = given.required("condition")?;
            let value = constraints::check_value(&mut given, condition)?;
            add_constraint(&on, name, value)?
        }
        ("create_foreign_key", _) => create_foreign_key(&mut given, batch)?,
        ("drop_constraint", _) => drop_constraint(&mut given, batch)?,
        _ => return None,
    };
    given.end()?;
    Some(vec![operation(made)])
}

/// An operation as a request.
pub(super) fn operation(made: Json) -> Json {
    json!({"request": "operation", "operation": made})
}

fn create_table(given: &mut Arguments) -> Option<Json> {
    given.ignore_other_dialects();
    let on = Target::take(given, None)?;
    let comment = given.text("comment")?;
    let if_not_exists = given.flag("if_not_exists")?.unwrap_or(false);
    let table = Table::of(&on.table, on.schema(), given.positional.drain(..))?;
    let mut made = json!({"op": "create_table", "table": table.value(comment)?});
    if if_not_exists {
        made["if_not_exists"] = true.into();
    }
    Some(made)
}

fn drop_table(given: &mut Arguments) -> Option<Json> {
    let on = Target::take(given, None)?;
    let mut made = json!({"op": "drop_table", "table": on.name()});
    if given.flag("if_exists")? == Some(true) {
        made["if_exists"] = true.into();
    }
    Some(made)
}

fn rename_table(given: &mut Arguments) -> Option<Json> {
    let old = given.required("old_table_name")?.into_name()?;
    let new = given.required("new_table_name")?.into_name()?;
    let schema = given.name("schema")?;
    Some(json!({
        "op": "rename_table",
        "table": table_name(&old, schema.as_deref()),
        "new_name": new,
    }))
}

/// SQL of the file's own. Nobody looks at what it gives.
fn execute(mut given: Arguments) -> Option<Vec<Json>> {
    let statement = given.required("sqltext")?.into_sql()?;
    statement.text.as_ref()?;
    given.end()?;
    Some(vec![
        json!({"request": "statement", "statement": statement.expression}),
    ])
}

fn comment_table(name: &str, given: &mut Arguments, batch: Option<&Batch>) -> Option<Json> {
    let on = Target::take(given, batch)?;
    let comment = match name {
        "create_table_comment" => match given.required("comment")? {
            Value::Text(comment) => Some(comment),
            _ => return None,
        },
        _ => None,
    };
    given.text("existing_comment")?;
    Some(json!({"op": "comment_table", "table": on.name(), "comment": comment}))
}

fn add_column(mut given: Arguments, batch: Option<&Batch>) -> Option<Vec<Json>> {
    let on = Target::take(&mut given, batch)?;
    let column @ Value::Column(_) = given.required("column")? else {
        return None;
    };
    let if_not_exists = given.flag("if_not_exists")?.unwrap_or(false);
    given.end()?;
    let table = Table::of_column(&on.table, on.schema(), column)?;
    table.added_column(if_not_exists)
}

fn drop_column(given: &mut Arguments, batch: Option<&Batch>) -> Option<Json> {
    given.ignore_other_dialects();
    let on = Target::take(given, batch)?;
    let column = given.required("column_name")?.into_name()?;
    let mut made = json!({"op": "drop_column", "table": on.name(), "column": column});
    if given.flag("if_exists")? == Some(true) {
        made["if_exists"] = true.into();
    }
    Some(made)
}

/// Nothing where nothing is to be changed.
fn alter_column(mut given: Arguments, batch: Option<&Batch>) -> Option<Option<Json>> {
    given.ignore_other_dialects();
    let on = Target::take(&mut given, batch)?;
    let column = given.required("column_name")?.into_name()?;
    let mut made = Map::new();
    if let Some(nullable) = given.flag("nullable")? {
        made.insert("nullable".into(), nullable.into());
    }
    match given
        .keyword("server_default")
        .unwrap_or(Value::Bool(false))
    {
        Value::Bool(false) => {}
        other => {
            let default = server_default(other)?.unwrap_or(Json::Null);
            made.insert("server_default".into(), default);
        }
    }
    match given.keyword("comment").unwrap_or(Value::Bool(false)) {
        Value::Bool(false) => {}
        Value::None => {
            made.insert("comment".into(), Json::Null);
        }
        Value::Text(comment) => {
            made.insert("comment".into(), comment.into());
        }
        _ => return None,
    }
    if let Some(name) = given.name("new_column_name")? {
        made.insert("new_name".into(), name.into());
    }
    let using = given.text("postgresql_using")?;
    match given.keyword("type_").unwrap_or(Value::None) {
        Value::None if using.is_some() => return None,
        Value::None => {}
        other => {
            made.insert("type".into(), other.into_type()?.value().clone());
            if let Some(using) = using.filter(|using| !using.is_empty()) {
                made.insert("using".into(), using.into());
            }
        }
    }
    // What the column was plays a part only where types bring constraints, and with identities.
    match given.keyword("existing_type").unwrap_or(Value::None) {
        Value::None => {}
        other => {
            other.into_type()?;
        }
    }
    match given
        .keyword("existing_server_default")
        .unwrap_or(Value::None)
    {
        Value::None | Value::Bool(false) | Value::Text(_) | Value::Sql(_) => {}
        _ => return None,
    }
    given.flag("existing_nullable")?;
    given.text("existing_comment")?;
    given.end()?;
    if made.is_empty() {
        return Some(None);
    }
    made.insert("op".into(), "alter_column".into());
    made.insert("table".into(), on.name());
    made.insert("column".into(), column.into());
    Some(Some(Json::Object(made)))
}

fn drop_index(given: &mut Arguments, batch: Option<&Batch>) -> Option<Json> {
    let name = given.required("index_name")?;
    let on = match batch {
        Some(_) => Target::take(given, batch)?,
        None => Target {
            table: match given.optional("table_name")? {
                Value::None => "no_table".to_owned(),
                other => other.into_name()?,
            },
            schema: given.name("schema")?,
        },
    };
    index::drop(name, &on.table, on.schema(), given)
}

fn add_constraint(on: &Target, name: Value, mut value: Map<String, Json>) -> Option<Json> {
    // The name is the first argument, never a keyword.
    if value.contains_key("name") {
        return None;
    }
    if let Some(name) = given_name(name)? {
        value.insert("name".into(), name);
    }
    Some(json!({"op": "add_constraint", "table": on.name(), "constraint": value}))
}

fn create_foreign_key(given: &mut Arguments, batch: Option<&Batch>) -> Option<Json> {
    let name = given.required("constraint_name")?;
    let table = match batch {
        Some(batch) => batch.table.clone(),
        None => given.required("source_table")?.into_name()?,
    };
    let referent = given.required("referent_table")?.into_name()?;
    let local = given.required("local_cols")?.into_names()?;
    let remote = given.required("remote_cols")?.into_names()?;
    let schema = match batch {
        Some(batch) => batch.schema.clone(),
        None => given.name("source_schema")?,
    };
    let referent_schema = given.name("referent_schema")?;
    let mut value = constraints::foreign_key_options(given)?;
    // They are put together with dots, and taken apart again.
    let has_dots = [Some(&referent), referent_schema.as_ref()]
        .into_iter()
        .flatten()
        .chain(&remote)
        .any(|name| name.contains('.'));
    if has_dots || local.len() != remote.len() {
        return None;
    }
    let remote: Vec<&str> = remote.iter().map(String::as_str).collect();
    constraints::foreign(
        &mut value,
        &local,
        table_name(&referent, referent_schema.as_deref()),
        &remote,
    );
    add_constraint(&Target { table, schema }, name, value)
}

fn drop_constraint(given: &mut Arguments, batch: Option<&Batch>) -> Option<Json> {
    let name = given_name(given.required("constraint_name")?)??;
    let on = Target::take(given, batch)?;
    let convention = match given.optional("type_")? {
        Value::None => None,
        Value::Text(kind) => Some(match kind.as_str() {
            "foreignkey" => "fk",
            "primary" => "pk",
            "unique" => "uq",
            "check" => "ck",
            _ => return None,
        }),
        _ => return None,
    };
    let if_exists = match batch {
        // The block's own directive does not take it.
        Some(_) => false,
        None => given.flag("if_exists")?.unwrap_or(false),
    };
    let mut made = json!({
        "op": "drop_constraint",
        "table": on.name(),
        "name": name,
        "if_exists": if_exists,
    });
    if let Some(convention) = convention {
        made["convention"] = convention.into();
    }
    Some(made)
}
