//! What functions of env.py have said of a comparison: which names of the database count, which things are left alone however
//! they differ, which types are the same.
//!
//! The functions are asked of everything beforehand, as `shim/_mig_hooks.py` does it; here stands what they answered, for the
//! places of the comparison at which Alembic would ask.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::names::{self, Place};
use super::rename::Live;
use crate::schema::{Constraint, ConstraintKind, Table};

/// How a comparison finds a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    Added,
    Removed,
    Both,
}

/// The kinds of things that functions are asked about (Alembic's `type_`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Schema,
    Table,
    Column,
    Index,
    UniqueConstraint,
    ForeignKeyConstraint,
    CheckConstraint,
}

/// All answers; none where there is no function.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// Names of the database that don't count: kind, table, name.
    names: HashSet<(Kind, Place, Option<String>)>,
    /// What is left alone.
    objects: HashMap<(Found, Kind, Place), Vec<LeftAlone>>,
    /// Whether the types of a column differ: table, column.
    types: HashMap<(Place, String), bool>,
    /// Whether the defaults of a column differ: table, column.
    defaults: HashMap<(Place, String), bool>,
}

/// A thing by its name, and its columns, sorted, where it has any.
#[derive(Debug, Clone)]
struct LeftAlone {
    name: Option<String>,
    columns: Vec<String>,
}

/// The answers as they come.
#[derive(Debug, Deserialize)]
pub struct Given {
    names: Vec<LeftOutName>,
    objects: Vec<LeftOut>,
    types: Vec<SaidOfColumn>,
    defaults: Vec<SaidOfColumn>,
}

/// Kind, schema, table and name.
#[derive(Debug, Deserialize)]
struct LeftOutName(Kind, Option<String>, Option<String>, Option<String>);

/// How it is found, kind, schema, table, name and columns.
#[derive(Debug, Deserialize)]
struct LeftOut(
    Found,
    Kind,
    Option<String>,
    String,
    Option<String>,
    Vec<String>,
);

/// Schema, table, column, and whether its types, or defaults, differ.
#[derive(Debug, Deserialize)]
struct SaidOfColumn(Option<String>, String, String, bool);

impl From<Given> for Answers {
    fn from(given: Given) -> Answers {
        let mut answers = Answers::default();
        for LeftOutName(kind, schema, table, name) in given.names {
            if let Some(table) = table {
                answers.names.insert((kind, (schema, table), name));
            }
        }
        for LeftOut(found, kind, schema, table, name, mut columns) in given.objects {
            columns.sort_unstable();
            answers
                .objects
                .entry((found, kind, (schema, table)))
                .or_default()
                .push(LeftAlone { name, columns });
        }
        let by_column = |said: Vec<SaidOfColumn>| {
            said.into_iter()
                .map(|SaidOfColumn(schema, table, column, differs)| {
                    (((schema, table), column), differs)
                })
                .collect()
        };
        answers.types = by_column(given.types);
        answers.defaults = by_column(given.defaults);
        answers
    }
}

impl Answers {
    /// Whether a thing is taken. Unique constraints and foreign keys, which may have no name, are known by their columns.
    pub fn take(
        &self,
        found: Found,
        kind: Kind,
        table: &Place,
        name: Option<&str>,
        columns: &[&str],
    ) -> bool {
        if self.objects.is_empty() {
            return true;
        }
        let Some(left_out) = self.objects.get(&(found, kind, table.clone())) else {
            return true;
        };
        let mut sorted = columns.to_vec();
        sorted.sort_unstable();
        !left_out.iter().any(|known| match kind {
            Kind::UniqueConstraint | Kind::ForeignKeyConstraint => known.columns == sorted,
            Kind::Schema | Kind::Table | Kind::Column | Kind::Index | Kind::CheckConstraint => {
                known.name.as_deref() == name
            }
        })
    }

    /// What was said of the types of a column, if anything.
    pub fn types_differ(&self, table: &Place, column: &str) -> Option<bool> {
        if self.types.is_empty() {
            return None;
        }
        self.types.get(&(table.clone(), column.to_owned())).copied()
    }

    /// What was said of the defaults of a column, if anything.
    pub fn defaults_differ(&self, table: &Place, column: &str) -> Option<bool> {
        if self.defaults.is_empty() {
            return None;
        }
        self.defaults
            .get(&(table.clone(), column.to_owned()))
            .copied()
    }

    /// Takes away from a database what does not count.
    pub fn prune(&self, live: &mut Live) {
        if self.names.is_empty() {
            return;
        }
        let Live {
            tables,
            default_schema,
            ..
        } = live;
        let place_of = |table: &Table| names::place(&table.name, default_schema);
        tables.retain(|table| {
            let place = place_of(table);
            let name = Some(place.1.clone());
            !self.names.contains(&(Kind::Table, place, name))
        });
        for table in tables {
            let place = place_of(table);
            let counts = |kind: Kind, name: Option<&str>| {
                let name = name.map(str::to_owned);
                !self.names.contains(&(kind, place.clone(), name))
            };
            table
                .columns
                .retain(|column| counts(Kind::Column, Some(&column.name.name)));
            table.indexes.retain(|index| {
                counts(
                    Kind::Index,
                    index.name.name.as_ref().map(|name| name.name.as_str()),
                )
            });
            table.constraints.retain(|one| match kind_of(one) {
                Some(kind) => counts(kind, one.name.name.as_ref().map(|name| name.name.as_str())),
                None => true,
            });
        }
    }
}

/// The kind of a constraint that functions are asked about.
fn kind_of(constraint: &Constraint) -> Option<Kind> {
    match constraint.kind {
        ConstraintKind::Unique { .. } => Some(Kind::UniqueConstraint),
        ConstraintKind::ForeignKey { .. } => Some(Kind::ForeignKeyConstraint),
        ConstraintKind::Check { .. } => Some(Kind::CheckConstraint),
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => None,
    }
}
