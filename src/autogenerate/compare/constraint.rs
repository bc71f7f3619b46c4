//! Indexes and unique constraints of one table.
//!
//! What has a name is matched by it, an index and a unique constraint alike; unique constraints that the model leaves
//! unnamed are matched by their columns.

use super::Work;
use super::index::{self, Outcome};
use super::key::{Key, Keys, sorted_columns};
use crate::autogenerate::Error;
use crate::autogenerate::answers::Found;
use crate::autogenerate::message::Logger;
use crate::operations::constraint::Convention;
use crate::operations::{AddConstraint, CreateIndex, DropConstraint, DropIndex, Operation};
use crate::schema::python::{string_repr, tuple_repr};
use crate::schema::{Constraint, ConstraintKind, Table};

/// The indexes of a table that is created; its unique constraints come with it.
pub fn add_indexes(table: &Table, work: &mut Work) -> Result<(), Error> {
    let keys = Keys::of(table, work.naming(table))?;
    for key in keys.named.into_values() {
        if let Key::Index(_) = key {
            added(key, table, work);
        }
    }
    Ok(())
}

/// The indexes of a table that is dropped.
pub fn drop_indexes(table: &Table, work: &mut Work) -> Result<(), Error> {
    let keys = Keys::of(table, work.naming(table))?;
    for key in keys.named.into_values() {
        if let Key::Index(_) = key {
            removed(key, table, work);
        }
    }
    Ok(())
}

/// The constraints of a table that is dropped which `op.create_table` can't make again: what undoes this makes them.
pub fn drop_written(table: &Table, work: &mut Work) {
    for constraint in &table.constraints {
        if matches!(constraint.kind, ConstraintKind::Written { .. }) {
            work.operations
                .push(Operation::DropConstraint(Box::new(DropConstraint::of(
                    &table.name,
                    constraint,
                    None,
                ))));
        }
    }
}

/// Compares the keys of a table that both sides have.
pub fn compare(wanted: &Table, live: &Table, work: &mut Work) -> Result<(), Error> {
    let mut new = Keys::of(wanted, work.naming(wanted))?;
    let mut old = Keys::of(live, work.naming(live))?;
    let everything = work.options.everything;
    // What the model leaves unnamed is there if a constraint over its columns is.
    let is_unnamed = |constraint: &Constraint| {
        new.unnamed
            .iter()
            .any(|unnamed| sorted_columns(unnamed) == sorted_columns(constraint))
    };
    let unnamed_missing: Vec<Constraint> = new
        .unnamed
        .iter()
        .filter(|unnamed| {
            !old.named.values().any(|key| {
                matches!(key, Key::Unique(there) if sorted_columns(there) == sorted_columns(unnamed))
            })
        })
        .cloned()
        .collect();
    let gone: Vec<String> = old
        .named
        .iter()
        .filter(|(name, key)| {
            !new.named.contains_key(*name)
                && !matches!(key, Key::Unique(constraint) if is_unnamed(constraint))
        })
        .map(|(name, _)| name.clone())
        .collect();
    let both: Vec<String> = new
        .named
        .keys()
        .filter(|name| old.named.contains_key(*name))
        .cloned()
        .collect();
    for name in gone {
        if let Some(key) = old.named.remove(&name) {
            removed(key, live, work);
        }
    }
    for name in both {
        let (Some(new), Some(old)) = (new.named.remove(&name), old.named.remove(&name)) else {
            continue;
        };
        compare_named(new, old, (wanted, live), everything, work)?;
    }
    for key in new.named.into_values() {
        added(key, wanted, work);
    }
    for constraint in unnamed_missing {
        added(Key::Unique(constraint), wanted, work);
    }
    Ok(())
}

fn compare_named(
    new: Key,
    old: Key,
    (wanted, live): (&Table, &Table),
    everything: bool,
    work: &mut Work,
) -> Result<(), Error> {
    let (thing, outcome) = match (&new, &old) {
        (Key::Index(new), Key::Index(old)) => ("index", index::compare(new, old, everything)?),
        (Key::Unique(new), Key::Unique(old)) => {
            ("unique constraint", compare_unique(new, old, everything))
        }
        (Key::Index(_), Key::Unique(_)) | (Key::Unique(_), Key::Index(_)) => {
            removed(old, live, work);
            added(new, wanted, work);
            return Ok(());
        }
    };
    match outcome {
        Outcome::Same => {}
        Outcome::Unknown { message, warning } => {
            work.log.warn(Logger::Constraints, warning);
            work.log.info(
                Logger::Constraints,
                format!(
                    "Cannot compare {thing} {}, assuming equal and skipping. {message}",
                    old.shown_name()
                ),
            );
        }
        Outcome::Different(_) if !takes(Found::Both, &new, live, work) => {}
        Outcome::Different(message) => {
            work.log.info(
                Logger::Constraints,
                format!(
                    "Detected changed {thing} {} on {}: {message}",
                    old.shown_name(),
                    string_repr(&live.name.name.name)
                ),
            );
            drop_key(old, live, work);
            create_key(new, wanted, work);
        }
    }
    Ok(())
}

fn compare_unique(new: &Constraint, old: &Constraint, everything: bool) -> Outcome {
    let (wanted, live) = (sorted_columns(new), sorted_columns(old));
    if wanted != live {
        return Outcome::Different(format!(
            "expression {} to {}",
            tuple_repr(live),
            tuple_repr(wanted)
        ));
    }
    let distinct = |constraint: &Constraint| match &constraint.kind {
        ConstraintKind::Unique {
            nulls_not_distinct: Some(true),
            ..
        } => "('nulls_not_distinct',)",
        _ => "()",
    };
    if distinct(new) != distinct(old) {
        return Outcome::Different(format!("expression {} to {}", distinct(old), distinct(new)));
    }
    match (&new.definition, &old.definition) {
        (Some(new), Some(old)) if everything && new != old => {
            return Outcome::Different(format!("{} to {}", string_repr(old), string_repr(new)));
        }
        _ => {}
    }
    Outcome::Same
}

fn takes(found: Found, key: &Key, table: &Table, work: &Work) -> bool {
    work.takes(found, key.kind(), table, key.name(), &key.columns())
}

fn added(key: Key, table: &Table, work: &mut Work) {
    if !takes(Found::Added, &key, table, work) {
        return;
    }
    let what = match &key {
        Key::Index(_) => "index",
        Key::Unique(_) => "unique constraint",
    };
    work.log.info(
        Logger::Constraints,
        format!(
            "Detected added {what} {} on '{}'",
            key.shown_name(),
            key.shown_columns()
        ),
    );
    create_key(key, table, work);
}

fn removed(key: Key, table: &Table, work: &mut Work) {
    if !takes(Found::Removed, &key, table, work) {
        return;
    }
    let what = match &key {
        Key::Index(_) => "index",
        Key::Unique(_) => "unique constraint",
    };
    work.log.info(
        Logger::Constraints,
        format!(
            "Detected removed {what} {} on {}",
            key.shown_name(),
            string_repr(&table.name.name.name)
        ),
    );
    drop_key(key, table, work);
}

fn create_key(key: Key, wanted: &Table, work: &mut Work) {
    let operation = match key {
        Key::Index(index) => Operation::CreateIndex(Box::new(CreateIndex {
            index,
            if_not_exists: false,
            naming: wanted.naming.clone(),
        })),
        Key::Unique(constraint) => Operation::AddConstraint(Box::new(AddConstraint {
            table: wanted.name.clone(),
            constraint,
            naming: wanted.naming.clone(),
        })),
    };
    work.operations.push(operation);
}

fn drop_key(key: Key, live: &Table, work: &mut Work) {
    let operation = match key {
        Key::Index(index) => Operation::DropIndex(Box::new(DropIndex {
            index,
            if_exists: false,
            naming: None,
        })),
        Key::Unique(constraint) => Operation::DropConstraint(Box::new(DropConstraint::of(
            &live.name,
            &constraint,
            Some(Convention::Uq),
        ))),
    };
    work.operations.push(operation);
}
