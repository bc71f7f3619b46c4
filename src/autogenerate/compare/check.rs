//! CHECK constraints of one table: by their names alone where that is asked for, by their texts where both sides are
//! databases, and then primary keys and what only the server's words describe likewise.

use std::collections::BTreeMap;

use super::{Work, text};
use crate::autogenerate::answers::{Found, Kind};
use crate::autogenerate::message::Logger;
use crate::autogenerate::{Error, Options, names};
use crate::operations::{AddConstraint, DropConstraint, Operation};
use crate::schema::python::{string_repr, tuple_repr};
use crate::schema::{Constraint, ConstraintKind, NamingConvention, Table};

/// Compares CHECK constraints by their names alone or, with `everything`, by their texts, too, and then primary keys and
/// exclusions likewise.
pub fn compare(wanted: &Table, live: &Table, work: &mut Work) -> Result<(), Error> {
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
        let found = match new.contains_key(name) {
            true => Found::Both,
            false => Found::Removed,
        };
        if !differs || !takes(found, live, constraint, name, work) {
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
        let found = match old.contains_key(name) {
            true => Found::Both,
            false => Found::Added,
        };
        if !differs || !takes(found, wanted, constraint, name, work) {
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

/// Functions are asked about CHECK constraints only.
fn takes(found: Found, table: &Table, constraint: &Constraint, name: &str, work: &Work) -> bool {
    !matches!(constraint.kind, ConstraintKind::Check { .. })
        || work.takes(found, Kind::CheckConstraint, table, Some(name), &[])
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
