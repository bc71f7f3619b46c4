//! Indexes, unique constraints and, where asked for, CHECK constraints of one table.
//!
//! What has a name is matched by it, an index and a unique constraint alike; unique constraints that the model leaves
//! unnamed are matched by their columns.

use std::collections::BTreeMap;

use super::index::{self, Outcome};
use super::{Work, text};
use crate::autogenerate::message::Logger;
use crate::autogenerate::names::{self, Named};
use crate::autogenerate::{Error, Options};
use crate::ddl::expression::mentioned_columns;
use crate::operations::constraint::Convention;
use crate::operations::{AddConstraint, CreateIndex, DropConstraint, DropIndex, Operation};
use crate::schema::python::{string_repr, tuple_repr};
use crate::schema::{Constraint, ConstraintKind, Index, IndexElement, NamingConvention, Table};

/// An index or a unique constraint, with its name.
#[derive(Debug, Clone)]
pub enum Key {
    Index(Index),
    Unique(Constraint),
}

impl Key {
    fn name(&self) -> Option<&str> {
        let name = match self {
            Key::Index(index) => &index.name,
            Key::Unique(constraint) => &constraint.name,
        };
        name.name.as_ref().map(|name| name.name.as_str())
    }

    fn shown_name(&self) -> String {
        self.name().map_or_else(|| "None".to_owned(), string_repr)
    }

    /// The columns, as messages show them.
    fn shown_columns(&self) -> String {
        match self {
            Key::Index(index) => {
                // All that the expressions mention, not only what a convention would take.
                let of_element = |element: &IndexElement| match &element.expression {
                    Some(expression) if element.stands_for.is_none() => {
                        mentioned_columns(expression)
                            .into_iter()
                            .map(|column| column.name)
                            .collect()
                    }
                    _ => element
                        .column
                        .iter()
                        .chain(&element.stands_for)
                        .cloned()
                        .collect::<Vec<_>>(),
                };
                let mut columns: Vec<String> = Vec::new();
                for column in index.elements.iter().flat_map(of_element) {
                    if !columns.contains(&column.name) {
                        columns.push(column.name);
                    }
                }
                tuple_repr(columns.iter().map(String::as_str))
            }
            Key::Unique(constraint) => tuple_repr(unique_columns(constraint)),
        }
    }
}

fn unique_columns(constraint: &Constraint) -> Vec<&str> {
    match &constraint.kind {
        ConstraintKind::Unique { columns, .. } => {
            columns.iter().map(|column| column.name.as_str()).collect()
        }
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Check { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => Vec::new(),
    }
}

fn sorted_columns(constraint: &Constraint) -> Vec<&str> {
    let mut columns = unique_columns(constraint);
    columns.sort_unstable();
    columns
}

/// What a table has of keys: by the name on the server, and those without one.
struct Keys {
    named: BTreeMap<String, Key>,
    unnamed: Vec<Constraint>,
}

impl Keys {
    fn of(table: &Table, convention: &NamingConvention) -> Result<Keys, Error> {
        let mut keys = Keys {
            named: BTreeMap::new(),
            unnamed: Vec::new(),
        };
        for index in &table.indexes {
            let Named { given, stored } = names::of_index(index, convention)?;
            let index = Index {
                name: given,
                table: Some(table.name.clone()),
                ..index.clone()
            };
            if let Some(stored) = stored {
                keys.named.insert(stored.name, Key::Index(index));
            }
        }
        for constraint in &table.constraints {
            if !matches!(constraint.kind, ConstraintKind::Unique { .. }) {
                continue;
            }
            let Named { given, stored } =
                names::of_constraint(constraint, &table.name, convention)?;
            let mut constraint = Constraint {
                name: given,
                ..constraint.clone()
            };
            // What was read off a server says so even of no columns, which only CREATE TABLE repeats.
            constraint
                .arguments
                .retain(|argument| !argument.is_empty_list());
            match stored {
                Some(stored) => {
                    keys.named.insert(stored.name, Key::Unique(constraint));
                }
                None => keys.unnamed.push(constraint),
            }
        }
        Ok(keys)
    }
}

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
            create_key(new, wanted, live, work);
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

fn added(key: Key, table: &Table, work: &mut Work) {
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
    create_key(key, table, table, work);
}

fn removed(key: Key, table: &Table, work: &mut Work) {
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

fn create_key(key: Key, wanted: &Table, _live: &Table, work: &mut Work) {
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

/// Compares CHECK constraints by their names alone or, with `everything`, by their texts, too, and then primary keys and
/// exclusions likewise.
pub fn compare_checks(wanted: &Table, live: &Table, work: &mut Work) -> Result<(), Error> {
    let everything = work.options.everything;
    let new = checks(wanted, work.naming(wanted), everything)?;
    let old = checks(live, work.naming(live), everything)?;
    for (name, constraint) in &old {
        let differs = match new.get(name) {
            None => true,
            Some(wanted) => {
                work.options.everything && check_text(wanted)? != check_text(constraint)?
            }
        };
        if !differs {
            continue;
        }
        if !new.contains_key(name) {
            work.log.info(
                Logger::Checks,
                format!(
                    "Detected removed {} {} on table {}",
                    word(constraint),
                    string_repr(name),
                    string_repr(&live.name.name.name)
                ),
            );
        }
        work.operations
            .push(Operation::DropConstraint(Box::new(DropConstraint::of(
                &live.name, constraint, None,
            ))));
    }
    for (name, constraint) in &new {
        let differs = match old.get(name) {
            None => true,
            Some(live) => work.options.everything && check_text(live)? != check_text(constraint)?,
        };
        if !differs {
            continue;
        }
        let what = if old.contains_key(name) {
            "changed"
        } else {
            "added"
        };
        work.log.info(
            Logger::Checks,
            format!(
                "Detected {what} {} {} on table {}",
                word(constraint),
                string_repr(name),
                string_repr(&live.name.name.name)
            ),
        );
        work.operations
            .push(Operation::AddConstraint(Box::new(AddConstraint {
                table: wanted.name.clone(),
                constraint: constraint.clone(),
                naming: wanted.naming.clone(),
            })));
    }
    Ok(())
}

fn checks(
    table: &Table,
    convention: &NamingConvention,
    everything: bool,
) -> Result<BTreeMap<String, Constraint>, Error> {
    let mut found = BTreeMap::new();
    let of_columns = table.columns.iter().flat_map(|column| &column.checks);
    for constraint in table.constraints.iter().chain(of_columns) {
        let looked_at = match constraint.kind {
            ConstraintKind::Check { .. } => true,
            ConstraintKind::PrimaryKey { .. } | ConstraintKind::Written { .. } => everything,
            ConstraintKind::Unique { .. }
            | ConstraintKind::ForeignKey { .. }
            | ConstraintKind::Exclude { .. } => false,
        };
        if !looked_at {
            continue;
        }
        let named = names::of_constraint(constraint, &table.name, convention)?;
        if let Some(stored) = named.stored {
            let constraint = Constraint {
                name: named.given,
                ..constraint.clone()
            };
            found.insert(stored.name, constraint);
        }
    }
    Ok(found)
}

fn check_text(constraint: &Constraint) -> Result<String, Error> {
    if let Some(definition) = &constraint.definition {
        return Ok(definition.clone());
    }
    Ok(match &constraint.kind {
        ConstraintKind::Check { condition, .. } => {
            format!("{} {}", text::of(condition, false)?, constraint.not_valid)
        }
        ConstraintKind::PrimaryKey { columns, .. } => {
            tuple_repr(columns.iter().map(|column| column.name.as_str()))
        }
        ConstraintKind::Written { sql } => sql.clone(),
        ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Exclude { .. } => String::new(),
    })
}

fn word(constraint: &Constraint) -> &'static str {
    match constraint.kind {
        ConstraintKind::Check { .. } => "check constraint",
        ConstraintKind::PrimaryKey { .. } => "primary key",
        ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => "constraint",
    }
}

/// Whether CHECK constraints are looked at.
pub fn looks_at_checks(options: &Options) -> bool {
    options.checks_by_name || options.everything
}
