//! A database as functions of env.py are told of it: what reflection would give of its tables.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::autogenerate::{Live, place};
use crate::command::project::version_table;
use crate::config::Config;
use crate::schema::{
    Argument, ArgumentValue, Column, Constraint, ConstraintKind, Expression, IdentityOptions,
    Index, Name, ServerDefault, SqlType, Table, TableName,
};

/// A database as functions are told of it.
pub fn of_database(live: &Live, config: &Config) -> Value {
    let place_of = |name: &TableName| place(name, &live.default_schema);
    let version_table = place_of(&version_table(config).table_name());
    let mut schemas = BTreeSet::new();
    let mut tables = Vec::new();
    for table in &live.tables {
        let place = place_of(&table.name);
        if place != version_table {
            let (schema, _) = place;
            tables.push(of_table(table, schema.as_deref(), &live.default_schema));
            schemas.extend(schema);
        }
    }
    json!({
        "default_schema": live.default_schema,
        "schemas": schemas,
        "tables": tables,
    })
}

fn of_table(table: &Table, schema: Option<&str>, default_schema: &str) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(of_column).collect();
    let of_kind = |make: &dyn Fn(&Constraint) -> Option<Value>| -> Vec<Value> {
        table.constraints.iter().filter_map(make).collect()
    };
    json!({
        "schema": schema,
        "name": table.name.name.name,
        "comment": table.comment,
        "columns": columns,
        "arguments": of_arguments(&table.arguments),
        "primary_key": table.constraints.iter().find_map(name_of_primary_key),
        "indexes": table.indexes.iter().map(of_index).collect::<Vec<_>>(),
        "uniques": of_kind(&of_unique),
        "foreign_keys": of_kind(&|one| of_foreign_key(one, default_schema)),
        "checks": of_kind(&of_check),
        // Reflection knows nothing of these.
        "has_more": table.constraints.iter().any(is_more),
    })
}

fn of_column(column: &Column) -> Value {
    // The default of SERIAL belongs to the type.
    let default = column.server_default.as_ref().filter(|_| !column.serial);
    json!({
        "name": column.name.name,
        "type": column.python.as_ref().map(|python| &python.text),
        "nullable": column.nullable,
        "primary_key": column.primary_key,
        "comment": column.comment,
        // What only its name says.
        "raw": match &column.sql_type {
            SqlType::Raw { sql } => Some(sql),
            _ => None,
        },
        "default": default.map(of_default),
        "autoincrement": column.autoincrement,
        "arguments": of_arguments(&column.arguments),
    })
}

fn of_default(default: &ServerDefault) -> Value {
    match default {
        ServerDefault::Literal { value } => json!({ "text": value }),
        ServerDefault::Expression { expression } => json!({ "text": text_of(expression) }),
        ServerDefault::Computed {
            expression,
            persisted,
        } => json!({ "computed": text_of(expression), "persisted": persisted }),
        ServerDefault::Identity(options) => json!({ "identity": of_identity(options) }),
        ServerDefault::Fetched => Value::Null,
    }
}

fn of_identity(options: &IdentityOptions) -> Value {
    json!({
        "always": options.always,
        "start": options.start,
        "increment": options.increment,
        "minvalue": options.minvalue,
        "maxvalue": options.maxvalue,
        "nominvalue": options.nominvalue,
        "nomaxvalue": options.nomaxvalue,
        "cycle": options.cycle,
        "cache": options.cache,
    })
}

fn of_index(index: &Index) -> Value {
    let columns: Vec<&str> = index
        .elements
        .iter()
        .map(|element| match (&element.column, &element.expression) {
            (Some(column), _) => column.name.as_str(),
            (None, Some(expression)) => text_of(expression),
            (None, None) => "",
        })
        .collect();
    json!({
        "name": name_of(&index.name),
        "columns": columns,
        "unique": index.unique,
        "using": index.using,
        "arguments": of_arguments(&index.arguments),
    })
}

fn is_more(constraint: &Constraint) -> bool {
    matches!(
        constraint.kind,
        ConstraintKind::Exclude { .. } | ConstraintKind::Written { .. }
    )
}

/// What constraints of every kind have.
fn with_shared(mut fact: Value, constraint: &Constraint) -> Value {
    fact["name"] = name_of(&constraint.name).into();
    fact["deferrable"] = constraint.deferrable.into();
    fact["initially"] = constraint.initially.clone().into();
    fact["arguments"] = of_arguments(&constraint.arguments);
    fact
}

/// The keyword arguments that belong to a dialect.
fn of_arguments(arguments: &[Argument]) -> Value {
    let values = arguments
        .iter()
        .map(|argument| (argument.name.clone(), of_argument(&argument.value)));
    Value::Object(values.collect())
}

fn of_argument(value: &ArgumentValue) -> Value {
    match value {
        ArgumentValue::Text { text } => json!({ "python": text }),
        ArgumentValue::Expression { expression } => json!({ "sql": text_of(expression) }),
        ArgumentValue::Items { items, tuple } => json!({
            "items": items.iter().map(of_argument).collect::<Vec<_>>(),
            "tuple": tuple,
        }),
    }
}

fn name_of_primary_key(constraint: &Constraint) -> Option<&str> {
    match &constraint.kind {
        ConstraintKind::PrimaryKey { .. } => name_of(&constraint.name),
        _ => None,
    }
}

fn of_unique(constraint: &Constraint) -> Option<Value> {
    let ConstraintKind::Unique { columns, .. } = &constraint.kind else {
        return None;
    };
    let columns: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    Some(with_shared(json!({ "columns": columns }), constraint))
}

fn of_foreign_key(constraint: &Constraint, default_schema: &str) -> Option<Value> {
    let ConstraintKind::ForeignKey {
        columns,
        referred,
        referred_columns,
        on_delete,
        on_update,
        match_type,
        ..
    } = &constraint.kind
    else {
        return None;
    };
    let schema = referred.schema.as_ref().map(|schema| &schema.name);
    let table = match schema.filter(|schema| *schema != default_schema) {
        Some(schema) => format!("{schema}.{}", referred.name.name),
        None => referred.name.name.clone(),
    };
    let columns: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let targets: Vec<String> = referred_columns
        .iter()
        .map(|column| format!("{table}.{}", column.name))
        .collect();
    let fact = json!({
        "columns": columns,
        "targets": targets,
        "ondelete": on_delete,
        "onupdate": on_update,
        "match": match_type,
    });
    Some(with_shared(fact, constraint))
}

fn of_check(constraint: &Constraint) -> Option<Value> {
    match &constraint.kind {
        ConstraintKind::Check { condition } => Some(with_shared(
            json!({ "text": text_of(condition) }),
            constraint,
        )),
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => None,
    }
}

fn name_of(name: &Name) -> Option<&str> {
    name.name.as_ref().map(|name| name.name.as_str())
}

/// What was read off a server is text.
fn text_of(expression: &Expression) -> &str {
    match expression {
        Expression::LiteralColumn { text, .. } | Expression::Text { text, .. } => text,
        _ => "",
    }
}
