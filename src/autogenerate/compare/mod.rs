//! The comparison: which operations make the live tables what is wanted.
//!
//! The rules are Alembic's (`alembic/autogenerate/compare/`, `alembic/ddl/postgresql.py`), one file here for each kind of
//! thing. Beyond them go foreign keys that close a circle, which are added when all tables are there, and defaults, which
//! the server is asked to write its way instead of being made to compute them.

mod attributes;
mod cast;
mod column;
mod comment;
mod constraint;
mod databases;
mod default;
mod enumeration;
mod foreign_key;
mod generated;
mod index;
mod index_text;
mod labels;
mod step;
mod table;
pub(super) mod text;
mod types;

pub use cast::Cast;
pub(super) use default::without_outer_quotes;
pub use default::{Server, WantedDefault};
pub use enumeration::Known as KnownEnums;

use std::collections::{HashMap, HashSet};

use super::message::{Log, Logger};
use super::names::{self, Place};
use super::{Comparison, Difference, Error, Options, WayBack, order};
use crate::operations::{ExecuteDdl, Operation};
use crate::schema::{NamingConvention, Node, Table, TableName};
use cast::Types;
use default::Defaults;

/// Compares; `server` answers what only the server knows.
///
/// Where both sides are databases, the way back is a comparison of its own.
pub fn compare(comparison: &Comparison, server: &mut dyn Server) -> Result<Difference, Error> {
    let mut difference = one_way(comparison, false, server)?;
    if comparison.options.everything {
        let swapped = Comparison {
            wanted: comparison.live,
            live: comparison.wanted,
            wanted_objects: comparison.live_objects,
            live_objects: comparison.wanted_objects,
            live_enums: comparison.live_enums,
            options: comparison.options,
        };
        let back = one_way(&swapped, true, server)?;
        difference.back = Some(WayBack {
            operations: back.operations,
            unwritten: back.unwritten,
        });
    }
    Ok(difference)
}

fn one_way<'a>(
    comparison: &Comparison<'a>,
    is_way_back: bool,
    server: &mut dyn Server,
) -> Result<Difference, Error> {
    let tables = Tables::of(comparison, is_way_back);
    let mut work = Work {
        options: comparison.options,
        is_way_back,
        operations: Vec::new(),
        touched: HashMap::new(),
        pairs: tables
            .both
            .iter()
            .map(|(wanted, live)| {
                let place = names::place(&live.name, &comparison.options.default_schema);
                (place, (*wanted, *live))
            })
            .collect(),
        unwritten: Vec::new(),
        log: Log::default(),
        defaults: Defaults::default(),
        types: Types::default(),
        gone: HashSet::new(),
    };
    if comparison.options.server_defaults && !comparison.options.everything {
        work.defaults.ask(&tables.both, server)?;
    }
    if comparison.options.types {
        work.types
            .ask(&tables.both, comparison.options.everything, server)?;
    }
    let added = tables.added(comparison.wanted);
    let mut late = Vec::new();
    let default_schema = &comparison.options.default_schema;
    let mut following: HashSet<Place> = added
        .iter()
        .map(|table| names::place(&table.name, default_schema))
        .collect();
    for wanted in &added {
        following.remove(&names::place(&wanted.name, default_schema));
        late.extend(table::added(wanted, &following, &mut work)?);
    }
    for (table, constraint) in &late {
        foreign_key::add(table, constraint, &mut work)?;
    }
    let going: HashSet<Place> = tables
        .removed
        .iter()
        .map(|table| names::place(&table.name, default_schema))
        .collect();
    for (wanted, live) in &tables.both {
        foreign_key::remove_those_to(&going, wanted, live, &mut work);
    }
    let removed = order::dependents_first(&tables.removed, comparison.options);
    for live in removed {
        table::removed(live, &mut work)?;
    }
    for (_, live) in &tables.both {
        work.mention_sequences(live);
    }
    for (wanted, live) in &tables.both {
        table::changed(wanted, live, &mut work, server)?;
    }
    if comparison.options.everything {
        for wanted in &added {
            attributes::own_of_child(wanted, comparison.wanted, &mut work);
        }
    }
    let operations = if comparison.options.everything {
        databases::arrange(comparison, &tables.left_alone, &mut work)?
    } else {
        let labels = enumeration::labels(comparison.wanted, comparison.live_enums, &mut work);
        let operations = std::mem::take(&mut work.operations);
        let operations = enumeration::arrange(operations, comparison.live_enums);
        [labels, operations].concat()
    };
    Ok(Difference {
        operations,
        unwritten: work.unwritten,
        back: None,
        messages: work.log.0,
    })
}

/// What comes together while tables are compared.
struct Work<'a> {
    options: &'a Options,
    /// Whether it is the other way round, and what is to be said has been said.
    is_way_back: bool,
    operations: Vec<Operation>,
    /// The things that statements end and make, by the number of the operation.
    touched: HashMap<usize, (Vec<Node>, Vec<Node>)>,
    /// The tables that both sides have, wanted and live.
    pairs: HashMap<Place, (&'a Table, &'a Table)>,
    /// What can't be written down.
    unwritten: Vec<String>,
    log: Log,
    defaults: Defaults,
    types: Types,
    /// Foreign keys that are taken away already, with their tables.
    gone: HashSet<(Place, foreign_key::Signature)>,
}

impl Work<'_> {
    /// The convention that names the constraints of a table.
    fn naming<'t>(&'t self, table: &'t Table) -> &'t NamingConvention {
        table.naming.as_ref().unwrap_or(&self.options.naming)
    }

    /// Adds a statement that changes a thing where it is.
    fn change(&mut self, sql: String, node: Node) {
        self.replace(sql, vec![node.clone()], vec![node]);
    }

    /// Adds a statement that ends and makes things.
    fn replace(&mut self, sql: String, ends: Vec<Node>, makes: Vec<Node>) {
        self.touched.insert(self.operations.len(), (ends, makes));
        self.operations
            .push(Operation::ExecuteDdl(ExecuteDdl { sql, back: None }));
    }

    /// Keeps, and says, what no operation comes to.
    fn cannot_write(&mut self, what: &str) {
        self.log.warn(Logger::Own, what);
        self.unwritten.push(what.to_owned());
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
    /// Tables that are nobody's business.
    left_alone: HashSet<Place>,
    options: &'a Options,
}

impl<'a> Tables<'a> {
    fn of(comparison: &Comparison<'a>, is_way_back: bool) -> Tables<'a> {
        let options = comparison.options;
        let place = |table: &Table| names::place(&table.name, &options.default_schema);
        let (wanted, live) = match is_way_back {
            true => (comparison.live, comparison.wanted),
            false => (comparison.wanted, comparison.live),
        };
        let mut left_alone: HashSet<Place> = wanted
            .iter()
            .chain(live)
            .filter(|table| !options.filter.takes_table(&table.name))
            .map(place)
            .chain([names::place(
                &options.version_table,
                &options.default_schema,
            )])
            .collect();
        left_alone.extend(partitions_of_others(wanted, live, options));
        let by_place = |tables: &'a [Table]| -> HashMap<Place, &'a Table> {
            let all = tables.iter().map(|table| (place(table), table));
            all.filter(|(place, _)| !left_alone.contains(place))
                .collect()
        };
        let (wanted, live) = (by_place(comparison.wanted), by_place(comparison.live));
        let mut removed: Vec<(Place, &Table)> = live
            .iter()
            .filter(|(place, _)| !wanted.contains_key(*place))
            .map(|(place, table)| (place.clone(), *table))
            .collect();
        removed.sort_by(|a, b| a.0.cmp(&b.0));
        let mut both: Vec<(Place, (&Table, &Table))> = live
            .iter()
            .filter_map(|(place, live)| Some((place.clone(), (*wanted.get(place)?, *live))))
            .collect();
        both.sort_by(|a, b| a.0.cmp(&b.0));
        if options.everything {
            // What is done to parents is done to their children, who may then have it their own way.
            both.sort_by_cached_key(|(_, (table, _))| ancestors(table, &wanted, options));
        }
        Tables {
            live,
            removed: removed.into_iter().map(|(_, table)| table).collect(),
            both: both.into_iter().map(|(_, pair)| pair).collect(),
            left_alone,
            options,
        }
    }

    /// Wanted tables that are not there, in the order given.
    fn added(&self, wanted: &'a [Table]) -> Vec<&'a Table> {
        let place = |table: &Table| names::place(&table.name, &self.options.default_schema);
        wanted
            .iter()
            .filter(|table| {
                let place = place(table);
                !self.left_alone.contains(&place) && !self.live.contains_key(&place)
            })
            .collect()
    }
}

/// How many stand above a table.
fn ancestors(table: &Table, tables: &HashMap<Place, &Table>, options: &Options) -> usize {
    names::parents(table, &options.default_schema)
        .iter()
        .filter_map(|parent| tables.get(parent))
        .map(|parent| ancestors(parent, tables, options) + 1)
        .max()
        .unwrap_or(0)
}

/// Partitions hold rows of a table that is wanted, and come with time: whoever wants none of a table in particular leaves
/// those that are there alone.
fn partitions_of_others(wanted: &[Table], live: &[Table], options: &Options) -> Vec<Place> {
    let place = |name: &TableName| names::place(name, &options.default_schema);
    let of = |table: &Table| table.partition_of.as_ref().map(|part| place(&part.parent));
    let there: HashSet<Place> = wanted.iter().map(|table| place(&table.name)).collect();
    let named: HashSet<Place> = wanted.iter().filter_map(of).collect();
    let parents: HashMap<Place, Place> = live
        .iter()
        .filter_map(|table| Some((place(&table.name), of(table)?)))
        .collect();
    let belongs_to_others = |table: &Table| {
        let mut next = of(table);
        while let Some(parent) = next {
            if there.contains(&parent) && !named.contains(&parent) {
                return true;
            }
            next = parents.get(&parent).cloned();
        }
        false
    };
    live.iter()
        .filter(|table| !there.contains(&place(&table.name)) && belongs_to_others(table))
        .map(|table| place(&table.name))
        .collect()
}
