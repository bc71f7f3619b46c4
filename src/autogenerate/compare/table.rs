//! Whole tables: those that come, those that go, those that both sides have.

use std::collections::{HashMap, HashSet};

use super::{Server, Work, attributes, check, column, comment, constraint, foreign_key, generated};
use crate::autogenerate::Error;
use crate::autogenerate::answers::{Found, Kind};
use crate::autogenerate::message::Logger;
use crate::autogenerate::names::{self, Place};
use crate::operations::table::Part;
use crate::operations::{AddColumn, CreateTable, DropColumn, DropTable, Operation};
use crate::schema::{Column, Constraint, ConstraintKind, ObjectKind, Table, TableName};

/// A table that is to be made, then its indexes. Gives back the constraints that come afterwards: foreign keys that that the
/// model wants added later, and those to one of the tables that are made after this one.
pub fn added<'t>(
    table: &'t Table,
    following: &HashSet<Place>,
    work: &mut Work,
) -> Result<Vec<(&'t Table, Constraint)>, Error> {
    let schema = work.default_schema.to_owned();
    let comes_later = |target: &TableName| following.contains(&names::place(target, &schema));
    let mut late = Vec::new();
    let mut constraints = Vec::new();
    for one in &table.constraints {
        match &one.kind {
            ConstraintKind::ForeignKey { .. } if one.use_alter => late.push((table, one.clone())),
            // There is no class for what only the server's words describe.
            ConstraintKind::Written { .. } if work.options.everything => {
                late.push((table, one.clone()));
                continue;
            }
            ConstraintKind::ForeignKey { referred, .. } if comes_later(referred) => {
                late.push((table, one.clone()));
                continue;
            }
            _ if work.options.everything && foreign_key::is_on_own_index(table, one, &schema) => {
                late.push((table, one.clone()));
                continue;
            }
            // A partition is made of its table, and gets its own afterwards.
            _ if work.options.everything && table.partition_of.is_some() => {
                late.push((table, one.clone()));
                continue;
            }
            _ => {}
        }
        let named = names::of_constraint(one, &table.name, work.naming(table))?;
        constraints.push(Constraint {
            name: named.given,
            ..one.clone()
        });
    }
    let mut statement = Table {
        constraints,
        indexes: Vec::new(),
        ..table.clone()
    };
    // An annotation may say that a column of the primary key takes NULL; the key of the table that Alembic makes anew decides.
    for column in &mut statement.columns {
        if column.primary_key && column.nullable_unset {
            column.nullable = false;
        }
    }
    if !statement.inherits.is_empty() {
        statement.columns.retain(|column| !column.inherited);
    }
    if !work.options.filter.takes_kind(ObjectKind::Comment) {
        statement.comment = None;
        for column in &mut statement.columns {
            column.comment = None;
        }
    }
    work.operations
        .push(Operation::CreateTable(Box::new(CreateTable {
            table: statement,
            if_not_exists: false,
            only: Part::All,
            makes: Vec::new(),
        })));
    let place = names::place(&table.name, work.default_schema);
    work.log.info(
        Logger::Tables,
        format!(
            "Detected added table {}",
            crate::schema::python::string_repr(&names::shown(&place))
        ),
    );
    constraint::add_indexes(table, work)?;
    Ok(late)
}

/// A table that goes, its indexes before it.
pub fn removed(table: &Table, work: &mut Work) -> Result<(), Error> {
    work.mention_sequences(table);
    constraint::drop_indexes(table, work)?;
    constraint::drop_written(table, work);
    let is_written = |one: &&Constraint| matches!(one.kind, ConstraintKind::Written { .. });
    let was = Table {
        indexes: Vec::new(),
        constraints: table
            .constraints
            .iter()
            .filter(|one| !is_written(one) && !foreign_key::is_gone(table, one, work))
            .cloned()
            .collect(),
        ..table.clone()
    };
    work.operations.push(Operation::DropTable(DropTable {
        table: table.name.clone(),
        if_exists: false,
        was: Some(Box::new(was)),
    }));
    let place = names::place(&table.name, work.default_schema);
    work.log.info(
        Logger::Tables,
        format!(
            "Detected removed table {}",
            crate::schema::python::string_repr(&names::shown(&place))
        ),
    );
    Ok(())
}

/// A table that both sides have.
pub fn changed(
    wanted: &Table,
    live: &Table,
    work: &mut Work,
    server: &mut dyn Server,
) -> Result<(), Error> {
    let place = names::place(&live.name, work.default_schema);
    let shown = names::shown(&place);
    let live_columns: HashMap<&str, &Column> = live
        .columns
        .iter()
        .map(|column| (column.name.name.as_str(), column))
        .collect();
    let wanted_columns = || wanted.columns.iter().filter(|column| !column.system);
    let everything = work.options.everything;
    // What the parents of both do is done to the columns that come from them.
    let follows = |column: &Column| {
        everything && column.inherited && attributes::have_same_parents(wanted, live)
    };
    for column in wanted_columns() {
        if !live_columns.contains_key(names::kept(&column.name.name))
            && !follows(column)
            && takes_column(Found::Added, live, column, work)
        {
            if everything {
                work.operations.extend(generated::added(&live.name, column));
            } else {
                work.operations
                    .push(Operation::AddColumn(Box::new(AddColumn {
                        table: live.name.clone(),
                        column: column.clone(),
                        if_not_exists: false,
                        references: None,
                        inline_primary_key: false,
                    })));
            }
            work.log.info(
                Logger::Tables,
                format!("Detected added column '{shown}.{}'", column.name.name),
            );
        }
    }
    for column in wanted_columns() {
        if let Some(live_column) = live_columns.get(names::kept(&column.name.name))
            && takes_column(Found::Both, live, column, work)
        {
            if follows(column) && follows(live_column) {
                column::compare_inherited(live, column, live_column, work);
            } else {
                column::compare(live, column, live_column, work, server)?;
            }
        }
    }
    constraint::compare(wanted, live, work)?;
    foreign_key::compare(wanted, live, work)?;
    comment::compare_table(wanted, live, work);
    if everything {
        attributes::compare(wanted, live, work);
    }
    if check::looks_at_checks(work.options) {
        check::compare(wanted, live, work)?;
    }
    for column in &live.columns {
        let kept =
            wanted_columns().any(|wanted| names::kept(&wanted.name.name) == column.name.name);
        if !kept && !follows(column) && takes_column(Found::Removed, live, column, work) {
            work.operations.push(Operation::DropColumn(DropColumn {
                table: live.name.clone(),
                column: column.name.clone(),
                if_exists: false,
                was: Some(Box::new(column.clone())),
            }));
            work.log.info(
                Logger::Tables,
                format!("Detected removed column '{shown}.{}'", column.name.name),
            );
        }
    }
    Ok(())
}

fn takes_column(found: Found, table: &Table, column: &Column, work: &Work) -> bool {
    work.takes(found, Kind::Column, table, Some(&column.name.name), &[])
}
