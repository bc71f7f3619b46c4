//! What goes while something of its shape comes: it may be the same under another name.

use super::Rename;
use crate::autogenerate::Difference;
use crate::autogenerate::compare::types;
use crate::autogenerate::names::{self, Place};
use crate::operations::{AddColumn, CreateTable, DropColumn, Operation};
use crate::schema::{Column, ServerDefault, Table};

/// Something that goes, and all that it may have become.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// `table` or `column`.
    pub kind: &'static str,
    /// What goes: `users`, `users.name`.
    pub gone: String,
    /// What comes, and the rename that it would be; at least one.
    pub candidates: Vec<(String, Rename)>,
}

/// The doubts that a difference leaves, tables before columns.
pub fn doubts(difference: &Difference, default_schema: &str) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let operations = &difference.operations;
    for operation in operations {
        if let Operation::DropTable(drop) = operation
            && let Some(was) = &drop.was
        {
            doubts.extend(of_table(was, operations, default_schema));
        }
    }
    for operation in operations {
        if let Operation::DropColumn(drop) = operation
            && let Some(was) = &drop.was
        {
            doubts.extend(of_column(drop, was, operations, default_schema));
        }
    }
    doubts
}

fn of_table(was: &Table, operations: &[Operation], default_schema: &str) -> Option<Doubt> {
    let place = names::place(&was.name, default_schema);
    let candidates: Vec<(String, Rename)> = operations
        .iter()
        .filter_map(|operation| match operation {
            Operation::CreateTable(create) => Some(create),
            _ => None,
        })
        .filter_map(|create| {
            let CreateTable { table, .. } = &**create;
            let new = names::place(&table.name, default_schema);
            (new.0 == place.0 && have_one_shape(was, table)).then(|| {
                (
                    names::shown(&new),
                    Rename::Table {
                        table: was.name.clone(),
                        new: table.name.name.clone(),
                    },
                )
            })
        })
        .collect();
    (!candidates.is_empty()).then(|| Doubt {
        kind: "table",
        gone: names::shown(&place),
        candidates,
    })
}

/// The same columns of the same types.
fn have_one_shape(live: &Table, wanted: &Table) -> bool {
    let wanted: Vec<&Column> = wanted
        .columns
        .iter()
        .filter(|column| !column.system)
        .collect();
    live.columns.len() == wanted.len()
        && live.columns.iter().all(|column| {
            wanted.iter().any(|one| {
                names::kept(&one.name.name) == column.name.name && are_of_one_kind(column, one)
            })
        })
}

fn of_column(
    drop: &DropColumn,
    was: &Column,
    operations: &[Operation],
    default_schema: &str,
) -> Option<Doubt> {
    let place: Place = names::place(&drop.table, default_schema);
    let candidates: Vec<(String, Rename)> = operations
        .iter()
        .filter_map(|operation| match operation {
            Operation::AddColumn(add) => Some(add),
            _ => None,
        })
        .filter_map(|add| {
            let AddColumn { table, column, .. } = &**add;
            // What is computed goes and comes again under its own name.
            let is_other = column.name != drop.column;
            let is_beside = names::place(table, default_schema) == place;
            (is_other && is_beside && are_of_one_kind(was, column)).then(|| {
                (
                    format!("{}.{}", names::shown(&place), column.name.name),
                    Rename::Column {
                        table: drop.table.clone(),
                        column: drop.column.clone(),
                        new: column.name.clone(),
                    },
                )
            })
        })
        .collect();
    (!candidates.is_empty()).then(|| Doubt {
        kind: "column",
        gone: format!("{}.{}", names::shown(&place), drop.column.name),
        candidates,
    })
}

/// Of one type, NULL or not alike, and filled in the same way.
fn are_of_one_kind(live: &Column, wanted: &Column) -> bool {
    let is_computed = |column: &Column| {
        matches!(
            column.server_default,
            Some(ServerDefault::Computed { .. } | ServerDefault::Identity(_))
        )
    };
    live.nullable == wanted.nullable
        && is_computed(live) == is_computed(wanted)
        && matches!(types::differ(&live.sql_type, &wanted.sql_type), Ok(false))
}
