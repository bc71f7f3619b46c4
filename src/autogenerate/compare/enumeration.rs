//! Enumerations of models, which Alembic leaves to its user: labels that are new, types that a new column needs, types that
//! are there before the table that would make them, and types that stay when the table that made them goes.

use std::collections::BTreeMap;

use super::Work;
use super::labels::new_labels;
use crate::operations::{CreateDomain, CreateEnum, Operation};
use crate::schema::python::string_repr;
use crate::schema::types::{Domain, Enumeration, UserType};
use crate::schema::{Column, PythonType, SqlType, Table};

/// The enumerations of a database: their labels by schema, unless it goes without saying, and name.
pub type Known = BTreeMap<(Option<String>, String), Vec<String>>;

/// The enumeration that a column needs, and its place.
fn needed(column: &Column) -> Option<(&Enumeration, (Option<String>, String))> {
    let Some(UserType::Enum(one)) = column.sql_type.user_type() else {
        return None;
    };
    let name = one.name.as_ref()?.name.clone();
    let schema = one.schema.as_ref().map(|schema| schema.name.clone());
    Some((one, (schema, name)))
}

/// New labels of enumerations that are there.
pub fn labels(wanted: &[Table], known: &Known, work: &mut Work) -> Vec<Operation> {
    let mut seen = Vec::new();
    let mut operations = Vec::new();
    for column in wanted.iter().flat_map(|table| &table.columns) {
        let Some((one, place)) = needed(column) else {
            continue;
        };
        let Some(live) = known.get(&place) else {
            continue;
        };
        if seen.contains(&place) || live == &one.labels {
            continue;
        }
        let name = name_sql(one);
        operations.extend(new_labels(&name, &one.labels, live, &mut work.log));
        seen.push(place);
    }
    operations
}

fn name_sql(one: &Enumeration) -> String {
    let name = one.name.as_ref().map(|name| name.sql()).unwrap_or_default();
    match &one.schema {
        Some(schema) => format!("{}.{name}", schema.sql()),
        None => name,
    }
}

/// Puts CREATE TYPE before columns that need a type which is not there, and has tables make no type that is.
///
/// A table that is taken back takes the types with it that it has made. One that goes leaves its types where they are, since
/// nobody knows what else needs them; so what brings it back makes none.
pub fn arrange(operations: Vec<Operation>, known: &Known) -> Vec<Operation> {
    let mut known = known.clone();
    let mut domains = Vec::new();
    let mut arranged = Vec::new();
    for mut operation in operations {
        if let Operation::CreateTable(create) = &mut operation {
            for column in &mut create.table.columns {
                let Some((one, place)) = needed(column) else {
                    continue;
                };
                if !one.create_type {
                    continue;
                }
                let labels = one.labels.clone();
                if known.insert(place, labels).is_some() {
                    leave_to_others(column);
                }
            }
            create.makes = made_with(&create.table, &mut domains);
        }
        if let Operation::DropTable(drop) = &mut operation {
            let columns = drop.was.iter_mut().flat_map(|was| &mut was.columns);
            columns.for_each(leave_to_others);
        }
        if let Operation::AddColumn(add) = &operation
            && let Some((one, place)) = needed(&add.column)
            && one.create_type
            && known.insert(place, one.labels.clone()).is_none()
        {
            arranged.push(create(one));
        }
        if let Operation::AlterColumn(alter) = &operation
            && let Some(SqlType::Enum(one)) = &alter.sql_type
            && one.create_type
            && let Some(name) = &one.name
        {
            let schema = one.schema.as_ref().map(|schema| schema.name.clone());
            let place = (schema, name.name.clone());
            if known.insert(place, one.labels.clone()).is_none() {
                arranged.push(create(one));
            }
        }
        arranged.push(operation);
    }
    arranged
}

/// What CREATE TABLE makes before the table, each once.
fn made_with(table: &Table, domains: &mut Vec<Domain>) -> Vec<Operation> {
    let mut made: Vec<Operation> = Vec::new();
    for one in table.columns.iter().flat_map(Column::user_types) {
        let operation = match one {
            UserType::Enum(one) if one.create_type => create(one),
            UserType::Domain(one) if one.create_type => {
                let is_same = |known: &Domain| known.name == one.name && known.schema == one.schema;
                if domains.iter().any(is_same) {
                    continue;
                }
                domains.push(one.clone());
                Operation::CreateDomain(Box::new(CreateDomain {
                    domain: one.clone(),
                }))
            }
            UserType::Enum(_) | UserType::Domain(_) => continue,
        };
        if !made.contains(&operation) {
            made.push(operation);
        }
    }
    made
}

fn create(one: &Enumeration) -> Operation {
    Operation::CreateEnum(CreateEnum {
        enumeration: one.clone(),
    })
}

/// The column uses a type that is there: CREATE TABLE is not to make it.
fn leave_to_others(column: &mut Column) {
    let Some(python) = &mut column.python else {
        return;
    };
    if !is_plain(python) {
        return;
    }
    match &mut column.sql_type {
        SqlType::Enum(one) => {
            one.create_type = false;
            python.text = written(one);
        }
        SqlType::Array { item, dimensions } => {
            let SqlType::Enum(one) = item.as_mut() else {
                return;
            };
            one.create_type = false;
            let dimensions =
                dimensions.map_or_else(String::new, |number| format!(", dimensions={number}"));
            python.text = format!("postgresql.ARRAY({}{dimensions})", written(one));
        }
        _ => return,
    }
    let import = "from sqlalchemy.dialects import postgresql".to_owned();
    if !python.imports.contains(&import) {
        python.imports.push(import);
    }
    column.creates = Some(Vec::new());
}

/// Whether the type is one of SQLAlchemy's own, and not of a class that wraps one.
fn is_plain(python: &PythonType) -> bool {
    [
        "sa.Enum(",
        "postgresql.ENUM(",
        "sa.ARRAY(",
        "postgresql.ARRAY(",
    ]
    .iter()
    .any(|start| python.text.starts_with(start))
}

fn written(one: &Enumeration) -> String {
    let mut parts: Vec<String> = one.labels.iter().map(|label| string_repr(label)).collect();
    if let Some(name) = &one.name {
        parts.push(format!("name={}", string_repr(&name.name)));
    }
    if let Some(schema) = &one.schema {
        parts.push(format!("schema={}", string_repr(&schema.name)));
    }
    parts.push("create_type=False".to_owned());
    format!("postgresql.ENUM({})", parts.join(", "))
}
