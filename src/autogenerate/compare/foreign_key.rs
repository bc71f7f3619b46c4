//! Foreign keys, matched by all that they say but their names.

use std::collections::HashSet;

use super::Work;
use crate::autogenerate::Error;
use crate::autogenerate::answers::{Found, Kind};
use crate::autogenerate::message::Logger;
use crate::autogenerate::names;
use crate::operations::constraint::Convention;
use crate::operations::{AddConstraint, DropConstraint, Operation};
use crate::schema::{Constraint, ConstraintKind, Table, TableName};
use crate::sql::Identifier;

/// What a foreign key says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Signature {
    columns: Vec<String>,
    target: names::Place,
    target_columns: Vec<String>,
    on_update: Option<String>,
    on_delete: Option<String>,
    waits: Waits,
    /// Its name and all that it says, where both sides are databases.
    whole: Option<(Option<String>, String)>,
}

/// When a foreign key is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Waits {
    Never,
    CanWait,
    Until,
}

impl Signature {
    /// Reads it; None for constraints of other kinds.
    pub fn of(constraint: &Constraint, default_schema: &str) -> Option<Signature> {
        let (columns, referred, referred_columns, on_update, on_delete) = parts(constraint)?;
        let text = |names: &[Identifier]| names.iter().map(|name| name.name.clone()).collect();
        let action = |action: &Option<String>| {
            action
                .as_ref()
                .map(|action| action.to_lowercase())
                .filter(|action| !action.is_empty() && action != "no action")
        };
        let deferred = constraint
            .initially
            .as_ref()
            .is_some_and(|when| when.eq_ignore_ascii_case("deferred"));
        Some(Signature {
            columns: text(columns),
            target: names::place(referred, default_schema),
            target_columns: text(referred_columns),
            on_update: action(on_update),
            on_delete: action(on_delete),
            waits: match (deferred, constraint.deferrable) {
                (true, _) => Waits::Until,
                (false, Some(true)) => Waits::CanWait,
                (false, _) => Waits::Never,
            },
            whole: constraint.definition.clone().map(|definition| {
                let name = constraint.name.name.as_ref();
                (name.map(|name| name.name.clone()), definition)
            }),
        })
    }
}

type Parts<'a> = (
    &'a [Identifier],
    &'a TableName,
    &'a [Identifier],
    &'a Option<String>,
    &'a Option<String>,
);

fn parts(constraint: &Constraint) -> Option<Parts<'_>> {
    match &constraint.kind {
        ConstraintKind::ForeignKey {
            columns,
            referred,
            referred_columns,
            on_update,
            on_delete,
            ..
        } => Some((columns, referred, referred_columns, on_update, on_delete)),
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Unique { .. }
        | ConstraintKind::Check { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => None,
    }
}

/// Takes away the foreign keys of a table that stays to tables that go, so that these can go.
pub fn remove_those_to(
    going: &HashSet<names::Place>,
    wanted: &Table,
    live: &Table,
    work: &mut Work,
) {
    let schema = work.default_schema.to_owned();
    for constraint in &live.constraints {
        let leads_nowhere = Signature::of(constraint, &schema)
            .is_some_and(|signature| going.contains(&signature.target));
        if leads_nowhere
            && !is_wanted(constraint, wanted, &schema)
            && takes(Found::Removed, live, constraint, work)
        {
            work.operations
                .push(Operation::DropConstraint(Box::new(DropConstraint::of(
                    &live.name,
                    constraint,
                    Some(Convention::Fk),
                ))));
            say("removed", live, constraint, work);
            let signature = Signature::of(constraint, &schema);
            work.gone
                .extend(signature.map(|signature| (names::place(&live.name, &schema), signature)));
        }
    }
}

/// Takes away the foreign keys of tables that go to others that go before them, as their own indexes do.
pub fn open_circles(going: &[&Table], work: &mut Work) {
    let schema = work.default_schema;
    let mut before = HashSet::new();
    for table in going {
        let place = names::place(&table.name, schema);
        for constraint in &table.constraints {
            let Some(signature) = Signature::of(constraint, schema) else {
                continue;
            };
            let is_on_index = work.options.everything && is_on_own_index(table, constraint, schema);
            if before.contains(&signature.target) || is_on_index {
                let drop = DropConstraint::of(&table.name, constraint, Some(Convention::Fk));
                work.operations
                    .push(Operation::DropConstraint(Box::new(drop)));
                work.gone.insert((place.clone(), signature));
            }
        }
        before.insert(place);
    }
}

/// Whether a foreign key leads to columns of its own table that only an index makes unique: it can't come with the table.
pub fn is_on_own_index(table: &Table, constraint: &Constraint, default_schema: &str) -> bool {
    let Some((_, referred, referred_columns, _, _)) = parts(constraint) else {
        return false;
    };
    let is_own =
        names::place(referred, default_schema) == names::place(&table.name, default_schema);
    let has_key = table.constraints.iter().any(|one| match &one.kind {
        ConstraintKind::PrimaryKey { columns, .. } | ConstraintKind::Unique { columns, .. } => {
            columns.len() == referred_columns.len()
                && referred_columns
                    .iter()
                    .all(|column| columns.contains(column))
        }
        ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Check { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => false,
    });
    is_own && !has_key
}

/// Whether a foreign key is taken away before its table.
pub fn is_gone(table: &Table, constraint: &Constraint, work: &Work) -> bool {
    let schema = work.default_schema;
    Signature::of(constraint, schema).is_some_and(|signature| {
        work.gone
            .contains(&(names::place(&table.name, schema), signature))
    })
}

fn is_wanted(constraint: &Constraint, wanted: &Table, schema: &str) -> bool {
    let signature = Signature::of(constraint, schema);
    wanted
        .constraints
        .iter()
        .any(|one| Signature::of(one, schema) == signature)
}

/// Compares the foreign keys of a table that both sides have: first those that go, then those that come.
pub fn compare(wanted: &Table, live: &Table, work: &mut Work) -> Result<(), Error> {
    let schema = work.default_schema.to_owned();
    let signed = |table: &Table| -> Vec<(Signature, Constraint)> {
        let mut found: Vec<(Signature, Constraint)> = Vec::new();
        for constraint in &table.constraints {
            if let Some(signature) = Signature::of(constraint, &schema) {
                match found.iter_mut().find(|(known, _)| *known == signature) {
                    Some(known) => known.1 = constraint.clone(),
                    None => found.push((signature, constraint.clone())),
                }
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    };
    let (new, old) = (signed(wanted), signed(live));
    let has = |list: &[(Signature, Constraint)], signature: &Signature| {
        list.iter().any(|(known, _)| known == signature)
    };
    let place = names::place(&live.name, &schema);
    for (signature, constraint) in &old {
        let known = (place.clone(), signature.clone());
        if !has(&new, signature)
            && !work.gone.contains(&known)
            && takes(Found::Removed, live, constraint, work)
        {
            work.operations
                .push(Operation::DropConstraint(Box::new(DropConstraint::of(
                    &live.name,
                    constraint,
                    Some(Convention::Fk),
                ))));
            say("removed", live, constraint, work);
        }
    }
    for (signature, constraint) in &new {
        if !has(&old, signature) && takes(Found::Added, wanted, constraint, work) {
            add(wanted, constraint, work)?;
        }
    }
    Ok(())
}

fn takes(found: Found, table: &Table, constraint: &Constraint, work: &Work) -> bool {
    let columns = parts(constraint).map_or(&[][..], |(columns, ..)| columns);
    let columns: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    work.takes(found, Kind::ForeignKeyConstraint, table, None, &columns)
}

/// Adds a foreign key to a table that is there.
pub fn add(table: &Table, constraint: &Constraint, work: &mut Work) -> Result<(), Error> {
    let named = names::of_constraint(constraint, &table.name, work.naming(table))?;
    work.operations
        .push(Operation::AddConstraint(Box::new(AddConstraint {
            table: table.name.clone(),
            constraint: Constraint {
                name: named.given,
                ..constraint.clone()
            },
            naming: table.naming.clone(),
        })));
    say("added", table, constraint, work);
    Ok(())
}

fn say(what: &str, table: &Table, constraint: &Constraint, work: &mut Work) {
    let Some((columns, _, referred_columns, _, _)) = parts(constraint) else {
        return;
    };
    let list = |names: &[Identifier]| {
        let names: Vec<&str> = names.iter().map(|name| name.name.as_str()).collect();
        names.join(", ")
    };
    let schema = match &table.name.schema {
        Some(schema) => format!("{}.", schema.name),
        None => String::new(),
    };
    work.log.info(
        Logger::Constraints,
        format!(
            "Detected {what} foreign key ({})({}) on table {schema}{}",
            list(columns),
            list(referred_columns),
            table.name.name.name
        ),
    );
}
