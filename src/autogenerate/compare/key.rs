//! The keys of a table, indexes and unique constraints alike, by the names that the server has for them.

use std::collections::BTreeMap;

use crate::autogenerate::Error;
use crate::autogenerate::answers::Kind;
use crate::autogenerate::names::{self, Named};
use crate::ddl::expression::mentioned_columns;
use crate::schema::python::{string_repr, tuple_repr};
use crate::schema::{Constraint, ConstraintKind, Index, IndexElement, NamingConvention, Table};

/// An index or a unique constraint, with its name.
#[derive(Debug, Clone)]
pub enum Key {
    Index(Index),
    Unique(Constraint),
}

impl Key {
    /// What functions of env.py take it for.
    pub fn kind(&self) -> Kind {
        match self {
            Key::Index(_) => Kind::Index,
            Key::Unique(_) => Kind::UniqueConstraint,
        }
    }

    /// The columns of a unique constraint.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Key::Index(_) => Vec::new(),
            Key::Unique(constraint) => unique_columns(constraint),
        }
    }

    /// The name, where there is one.
    pub fn name(&self) -> Option<&str> {
        let name = match self {
            Key::Index(index) => &index.name,
            Key::Unique(constraint) => &constraint.name,
        };
        name.name.as_ref().map(|name| name.name.as_str())
    }

    /// The name, as messages show it.
    pub fn shown_name(&self) -> String {
        self.name().map_or_else(|| "None".to_owned(), string_repr)
    }

    /// The columns, as messages show them.
    pub fn shown_columns(&self) -> String {
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

/// The columns of a unique constraint.
pub fn unique_columns(constraint: &Constraint) -> Vec<&str> {
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

/// The same in the order of their names: which comes first makes no other constraint.
pub fn sorted_columns(constraint: &Constraint) -> Vec<&str> {
    let mut columns = unique_columns(constraint);
    columns.sort_unstable();
    columns
}

/// What a table has of keys: by the name on the server, and those without one.
pub struct Keys {
    pub named: BTreeMap<String, Key>,
    pub unnamed: Vec<Constraint>,
}

impl Keys {
    /// Reads them.
    pub fn of(table: &Table, convention: &NamingConvention) -> Result<Keys, Error> {
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
