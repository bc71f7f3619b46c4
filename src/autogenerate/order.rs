//! The order of tables by what refers to what.

use std::collections::{BTreeSet, HashMap};

use super::names::{self, Place};
use crate::schema::{ConstraintKind, Table};

/// Tables in the order in which they can be dropped: before each those that refer to it, otherwise as given. Where tables
/// refer to each other in a circle, the first of them comes first.
pub fn dependents_first<'a>(tables: &[&'a Table], default_schema: &str) -> Vec<&'a Table> {
    let place = |table: &Table| names::place(&table.name, default_schema);
    let referred: HashMap<Place, BTreeSet<Place>> = tables
        .iter()
        .map(|table| (place(table), targets(table, default_schema)))
        .collect();
    let mut waiting: Vec<&Table> = tables.to_vec();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let wanted: BTreeSet<&Place> = waiting
            .iter()
            .filter_map(|table| referred.get(&place(table)))
            .flatten()
            .collect();
        let (mut free, rest): (Vec<&Table>, Vec<&Table>) = waiting
            .iter()
            .partition(|table| !wanted.contains(&place(table)));
        waiting = rest;
        if free.is_empty() {
            free.push(waiting.remove(0));
        }
        ordered.extend(free);
    }
    ordered
}

/// The other tables that a table refers to, or is a part of.
fn targets(table: &Table, default_schema: &str) -> BTreeSet<Place> {
    let own = names::place(&table.name, default_schema);
    let parts = table.partition_of.iter().map(|part| &part.parent);
    let wholes = parts.map(|parent| names::place(parent, default_schema));
    let inherited = table
        .inherits
        .iter()
        .map(|name| (own.0.clone(), name.name.clone()));
    table
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.kind {
            ConstraintKind::ForeignKey { referred, .. } => {
                Some(names::place(referred, default_schema))
            }
            ConstraintKind::PrimaryKey { .. }
            | ConstraintKind::Unique { .. }
            | ConstraintKind::Check { .. }
            | ConstraintKind::Exclude { .. }
            | ConstraintKind::Written { .. } => None,
        })
        .chain(wholes)
        .chain(inherited)
        .filter(|target| *target != own)
        .collect()
}
