//! The comparison: which operations make the live tables what is wanted.
//!
//! The rules are Alembic's (`alembic/autogenerate/compare/`, `alembic/ddl/postgresql.py`), one file here for each kind of
//! thing. Beyond them go foreign keys that close a circle, which are added when all tables are there, and defaults, which
//! the server is asked to write its way instead of being made to compute them.

mod attributes;
mod cast;
mod check;
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
mod key;
mod labels;
mod said;
mod step;
mod table;
pub(super) mod text;
pub(super) mod types;

pub use cast::Cast;
pub(super) use default::without_outer_quotes;
pub use default::{Server, WantedDefault};
pub use enumeration::Known as KnownEnums;

use std::collections::{HashMap, HashSet};

use super::answers::{Found, Kind};
use super::message::{Log, Logger};
use super::names::{self, Place};
use super::{Comparison, Difference, Error, Options, Renamed, WayBack, order};
use crate::operations::{ExecuteDdl, Operation};
use crate::schema::{NamingConvention, Node, Objects, Table, TableName};
use cast::Types;
use default::Defaults;

/// Compares; `server` answers what only the server knows.
///
/// Where both sides are databases, the way back is a comparison of its own. What was renamed has its new name before all else.
pub fn compare(comparison: &Comparison, server: &mut dyn Server) -> Result<Difference, Error> {
    let there = Way::there(comparison);
    let mut difference = one_way(&there, server)?;
    if comparison.options.everything {
        let back = one_way(&there.back(), server)?;
        difference.back = Some(WayBack {
            operations: back.operations,
            unwritten: back.unwritten,
        });
    }
    let renamed = comparison.renamed;
    difference.operations = [renamed.operations.clone(), difference.operations].concat();
    difference.messages = [renamed.messages.clone(), difference.messages].concat();
    Ok(difference)
}

/// A comparison in one direction.
struct Way<'a> {
    wanted: &'a [Table],
    live: &'a [Table],
    wanted_objects: &'a Objects,
    live_objects: &'a Objects,
    live_enums: &'a KnownEnums,
    /// The schema that tables without one stand in.
    default_schema: &'a str,
    /// What is renamed before all else, or is to have its old name on the way back.
    renamed: &'a Renamed,
    /// Whether it is the other way round, and what is to be said has been said.
    is_back: bool,
    options: &'a Options,
}

impl<'a> Way<'a> {
    fn there(comparison: &Comparison<'a>) -> Way<'a> {
        let live = comparison.live;
        Way {
            wanted: comparison.wanted,
            live: &live.tables,
            wanted_objects: comparison.wanted_objects,
            live_objects: &live.objects,
            live_enums: &live.enums,
            default_schema: &live.default_schema,
            renamed: comparison.renamed,
            is_back: false,
            options: comparison.options,
        }
    }

    fn back(&self) -> Way<'a> {
        Way {
            wanted: self.live,
            live: self.wanted,
            wanted_objects: self.live_objects,
            live_objects: self.wanted_objects,
            is_back: true,
            ..*self
        }
    }
}

fn one_way<'a>(way: &Way<'a>, server: &mut dyn Server) -> Result<Difference, Error> {
    let tables = Tables::of(way);
    let mut work = Work {
        options: way.options,
        default_schema: way.default_schema,
        is_way_back: way.is_back,
        operations: Vec::new(),
        touched: HashMap::new(),
        pairs: tables
            .both
            .iter()
            .map(|(wanted, live)| {
                let place = names::place(&live.name, way.default_schema);
                (place, (*wanted, *live))
            })
            .collect(),
        unwritten: Vec::new(),
        log: Log::default(),
        defaults: Defaults::default(),
        types: Types::default(),
        gone: HashSet::new(),
    };
    if way.options.server_defaults && !way.options.everything {
        work.defaults.ask(&tables.both, server)?;
    }
    if way.options.types {
        work.types
            .ask(&tables.both, way.options.everything, server)?;
    }
    let added = tables.added(way.wanted);
    let mut late = Vec::new();
    let default_schema = way.default_schema;
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
    let removed = order::dependents_first(&tables.removed, default_schema);
    foreign_key::open_circles(&removed, &mut work);
    for live in removed {
        table::removed(live, &mut work)?;
    }
    for (_, live) in &tables.both {
        work.mention_sequences(live);
    }
    for (wanted, live) in &tables.both {
        table::changed(wanted, live, &mut work, server)?;
    }
    if way.options.everything {
        for wanted in &added {
            attributes::own_of_child(wanted, way.wanted, &mut work);
        }
    }
    let operations = if way.options.everything {
        databases::arrange(way, &tables.left_alone, &mut work)?
    } else if !way.options.enums {
        work.operations
    } else {
        let labels = enumeration::labels(way.wanted, way.live_enums, &mut work);
        let operations = std::mem::take(&mut work.operations);
        let operations = enumeration::arrange(operations, way.live_enums);
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
    /// The schema that tables without one stand in.
    default_schema: &'a str,
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
    default_schema: &'a str,
}

impl<'a> Tables<'a> {
    fn of(way: &Way<'a>) -> Tables<'a> {
        let options = way.options;
        let default_schema = way.default_schema;
        let place = |table: &Table| names::place(&table.name, default_schema);
        let (wanted, live) = match way.is_back {
            true => (way.live, way.wanted),
            false => (way.wanted, way.live),
        };
        let mut left_alone: HashSet<Place> = wanted
            .iter()
            .chain(live)
            .filter(|table| !options.filter.takes_table(&table.name))
            .map(place)
            .chain([names::place(&options.version_table, default_schema)])
            .collect();
        left_alone.extend(partitions_of_others(wanted, live, default_schema));
        let by_place = |tables: &'a [Table]| -> HashMap<Place, &'a Table> {
            let all = tables.iter().map(|table| (place(table), table));
            all.filter(|(place, _)| !left_alone.contains(place))
                .collect()
        };
        let (wanted, live) = (by_place(way.wanted), by_place(way.live));
        let takes = |found: Found, place: &Place| {
            let name = Some(place.1.as_str());
            options.answers.take(found, Kind::Table, place, name, &[])
        };
        let mut removed: Vec<(Place, &Table)> = live
            .iter()
            .filter(|(place, _)| !wanted.contains_key(*place))
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
        if options.everything {
            // What is done to parents is done to their children, who may then have it their own way.
            both.sort_by_cached_key(|(_, (table, _))| ancestors(table, &wanted, default_schema));
        }
        Tables {
            live,
            removed: removed.into_iter().map(|(_, table)| table).collect(),
            both: both.into_iter().map(|(_, pair)| pair).collect(),
            left_alone,
            options,
            default_schema,
        }
    }

    /// Wanted tables that are not there, in the order given.
    fn added(&self, wanted: &'a [Table]) -> Vec<&'a Table> {
        wanted
            .iter()
            .filter(|table| {
                let place = names::place(&table.name, self.default_schema);
                !self.left_alone.contains(&place)
                    && !self.live.contains_key(&place)
                    && self.options.answers.take(
                        Found::Added,
                        Kind::Table,
                        &place,
                        Some(&place.1),
                        &[],
                    )
            })
            .collect()
    }
}

/// How many stand above a table.
fn ancestors(table: &Table, tables: &HashMap<Place, &Table>, default_schema: &str) -> usize {
    names::parents(table, default_schema)
        .iter()
        .filter_map(|parent| tables.get(parent))
        .map(|parent| ancestors(parent, tables, default_schema) + 1)
        .max()
        .unwrap_or(0)
}

/// Partitions hold rows of a table that is wanted, and come with time: whoever wants none of a table in particular leaves
/// those that are there alone.
fn partitions_of_others(wanted: &[Table], live: &[Table], default_schema: &str) -> Vec<Place> {
    let place = |name: &TableName| names::place(name, default_schema);
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
