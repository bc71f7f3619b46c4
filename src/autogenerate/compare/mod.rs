//! The comparison: which operations make the live tables what is wanted.
//!
//! The rules are Alembic's (`alembic/autogenerate/compare/`, `alembic/ddl/postgresql.py`), one file here for each kind of
//! thing. Beyond them go foreign keys that close a circle, which are added when all tables are there, and defaults, which
//! the server is asked to write its way instead of being made to compute them.

mod check;
mod column;
mod comment;
mod constraint;
mod default;
mod enumeration;
mod foreign_key;
mod index;
mod index_text;
mod key;
mod object;
mod table;
pub(super) mod text;
pub(super) mod types;

pub(super) use default::without_outer_quotes;
pub use default::{Server, WantedDefault};
pub use enumeration::Known as KnownEnums;

use std::collections::{HashMap, HashSet};

use super::answers::{Found, Kind};
use super::message::{Log, Logger};
use super::names::{self, Place};
use super::{Comparison, Difference, Error, Options, order};
use crate::operations::Operation;
use crate::schema::{NamingConvention, Table};
use default::Defaults;

/// Compares; `server` answers what only the server knows.
pub fn compare(comparison: &Comparison, server: &mut dyn Server) -> Result<Difference, Error> {
    let tables = Tables::of(comparison);
    let mut work = Work {
        options: comparison.options,
        default_schema: &comparison.live.default_schema,
        operations: Vec::new(),
        log: Log::default(),
        defaults: Defaults::default(),
        gone: HashSet::new(),
    };
    if comparison.options.server_defaults {
        work.defaults.ask(&tables.both, server)?;
    }
    let added = tables.added(comparison.wanted);
    let mut late = Vec::new();
    let default_schema = &comparison.live.default_schema;
    let mut following: HashSet<Place> = added
        .iter()
        .map(|table| names::place(&table.name, default_schema))
        .collect();
    for wanted in &added {
        following.remove(&names::place(&wanted.name, default_schema));
        late.extend(table::added(wanted, &following, &mut work)?);
    }
    for (table, foreign_key) in &late {
        foreign_key::add(table, foreign_key, &mut work)?;
    }
    let going: HashSet<Place> = tables
        .removed
        .iter()
        .map(|table| names::place(&table.name, default_schema))
        .collect();
    for (wanted, live) in &tables.both {
        foreign_key::remove_those_to(&going, wanted, live, &mut work);
    }
    let removed = order::dependents_first(&tables.removed, default_schema);
    for live in removed {
        table::removed(live, &mut work)?;
    }
    for (_, live) in &tables.both {
        work.mention_sequences(live);
    }
    for (wanted, live) in &tables.both {
        table::changed(wanted, live, &mut work, server)?;
    }
    let around = object::compare(
        comparison.wanted_objects,
        &comparison.live.objects,
        &mut work,
    );
    let (labels, operations) = if comparison.options.everything || !comparison.options.enums {
        (Vec::new(), work.operations)
    } else {
        let labels = enumeration::labels(comparison.wanted, &comparison.live.enums, &mut work);
        let operations = std::mem::take(&mut work.operations);
        (
            labels,
            enumeration::arrange(operations, &comparison.live.enums),
        )
    };
    let operations = [
        around.first,
        comparison.renamed.operations.clone(),
        around.before,
        labels,
        operations,
        around.after,
        around.last,
    ]
    .concat();
    Ok(Difference {
        operations,
        messages: [comparison.renamed.messages.clone(), work.log.0].concat(),
    })
}

/// What comes together while tables are compared.
struct Work<'a> {
    options: &'a Options,
    /// The schema that tables without one stand in.
    default_schema: &'a str,
    operations: Vec<Operation>,
    log: Log,
    defaults: Defaults,
    /// Foreign keys that are taken away already: table and columns.
    gone: HashSet<(Place, Option<Vec<String>>)>,
}

impl Work<'_> {
    /// Whether functions of env.py let a part of a table be compared.
    fn takes(
        &self,
        found: Found,
        kind: Kind,
        table: &Table,
        name: Option<&str>,
        columns: &[&str],
    ) -> bool {
        let place = names::place(&table.name, self.default_schema);
        self.options
            .answers
            .take(found, kind, &place, name, columns)
    }

    /// The convention that names the constraints of a table.
    fn naming<'t>(&'t self, table: &'t Table) -> &'t NamingConvention {
        table.naming.as_ref().unwrap_or(&self.options.naming)
    }

    /// Says which columns are taken for SERIAL: their default belongs to the type.
    fn mention_sequences(&mut self, table: &Table) {
        for column in &table.columns {
            if let Some(sequence) = &column.owned_sequence
                && column.serial
            {
                self.log.info(
                    Logger::Postgresql,
                    format!(
                        "Detected sequence named '{sequence}' as owned by integer column '{}({})', assuming SERIAL and \
                         omitting",
                        table.name.name.name, column.name.name
                    ),
                );
            }
        }
    }
}

/// The tables of both sides, matched by their places.
struct Tables<'a> {
    live: HashMap<Place, &'a Table>,
    /// Live tables that nobody wants.
    removed: Vec<&'a Table>,
    /// Wanted and live, in the order of schemas and names.
    both: Vec<(&'a Table, &'a Table)>,
    options: &'a Options,
    default_schema: &'a str,
}

impl<'a> Tables<'a> {
    fn of(comparison: &Comparison<'a>) -> Tables<'a> {
        let options = comparison.options;
        let default_schema = comparison.live.default_schema.as_str();
        let place = |table: &Table| names::place(&table.name, default_schema);
        let version_table = names::place(&options.version_table, default_schema);
        let taken = |table: &&Table| {
            place(table) != version_table && options.filter.takes_table(&table.name)
        };
        let live: HashMap<Place, &Table> = comparison
            .live
            .tables
            .iter()
            .filter(taken)
            .map(|table| (place(table), table))
            .collect();
        let wanted: HashMap<Place, &Table> = comparison
            .wanted
            .iter()
            .filter(taken)
            .map(|table| (place(table), table))
            .collect();
        // Partitions hold rows of a table that is wanted, and come with time, not with models.
        let is_part = |table: &Table| {
            table.partition_of.as_ref().is_some_and(|part| {
                wanted.contains_key(&names::place(&part.parent, default_schema))
            })
        };
        let takes = |found: Found, place: &Place| {
            let name = Some(place.1.as_str());
            options.answers.take(found, Kind::Table, place, name, &[])
        };
        let mut removed: Vec<(Place, &Table)> = live
            .iter()
            .filter(|(place, table)| !wanted.contains_key(*place) && !is_part(table))
            .filter(|(place, _)| takes(Found::Removed, place))
            .map(|(place, table)| (place.clone(), *table))
            .collect();
        removed.sort_by(|a, b| a.0.cmp(&b.0));
        let mut both: Vec<(Place, (&Table, &Table))> = live
            .iter()
            .filter(|(place, _)| takes(Found::Both, place))
            .filter_map(|(place, live)| Some((place.clone(), (*wanted.get(place)?, *live))))
            .collect();
        both.sort_by(|a, b| a.0.cmp(&b.0));
        Tables {
            live,
            removed: removed.into_iter().map(|(_, table)| table).collect(),
            both: both.into_iter().map(|(_, pair)| pair).collect(),
            options,
            default_schema,
        }
    }

    /// Wanted tables that are not there, in the order given.
    fn added(&self, wanted: &'a [Table]) -> Vec<&'a Table> {
        let options = self.options;
        let version_table = names::place(&options.version_table, self.default_schema);
        wanted
            .iter()
            .filter(|table| {
                let place = names::place(&table.name, self.default_schema);
                place != version_table
                    && options.filter.takes_table(&table.name)
                    && !self.live.contains_key(&place)
                    && options
                        .answers
                        .take(Found::Added, Kind::Table, &place, Some(&place.1), &[])
            })
            .collect()
    }
}
