//! Parts of operations that somebody else has rendered (Alembic's `render_item`).
//!
//! In: texts, by the step and the part that they are of. Out: the same. What is not among them mig renders.

use std::collections::HashMap;

use serde::Deserialize;

use crate::schema::{Constraint, ConstraintKind};
use crate::sql::Identifier;

/// A part of a step's operation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A whole column, by its name.
    Column(String),
    /// The type of a column, by its name.
    Type(String),
    /// The server default of a column, by its name.
    Default(String),
    /// What a column is changed to, and what it was before.
    NewType,
    ExistingType,
    NewDefault,
    ExistingDefault,
    PrimaryKey,
    /// A constraint of a new table, by its columns.
    ForeignKey(Vec<String>),
    Unique(Vec<String>),
    /// A CHECK of a new table, by its name, and its place among those that have the same, or none.
    Check(Option<String>, usize),
}

impl Part {
    /// The part that a constraint is of a new table; None where nobody else renders its kind.
    pub fn of_constraint(position: usize, constraints: &[Constraint]) -> Option<Part> {
        let one = &constraints[position];
        let names = |columns: &[Identifier]| {
            let names = columns.iter().map(|column| column.name.clone());
            names.collect()
        };
        match &one.kind {
            ConstraintKind::PrimaryKey { .. } => Some(Part::PrimaryKey),
            ConstraintKind::Unique { columns, .. } => Some(Part::Unique(names(columns))),
            ConstraintKind::ForeignKey { columns, .. } => Some(Part::ForeignKey(names(columns))),
            ConstraintKind::Check { .. } => {
                let is_alike = |other: &&Constraint| {
                    matches!(other.kind, ConstraintKind::Check { .. })
                        && other.name.name == one.name.name
                };
                let place = constraints[..position].iter().filter(is_alike).count();
                let name = one.name.name.as_ref().map(|name| name.name.clone());
                Some(Part::Check(name, place))
            }
            ConstraintKind::Exclude { .. } | ConstraintKind::Written { .. } => None,
        }
    }
}

/// What was rendered; None leaves the part out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Items(HashMap<(usize, Part), Option<String>>);

impl FromIterator<(usize, Part, Option<String>)> for Items {
    fn from_iter<I: IntoIterator<Item = (usize, Part, Option<String>)>>(given: I) -> Items {
        let by_part = given.into_iter();
        Items(
            by_part
                .map(|(step, part, text)| ((step, part), text))
                .collect(),
        )
    }
}

impl Items {
    /// The text of a part of a step.
    pub fn get(&self, step: usize, part: &Part) -> Option<Option<&str>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(step, part.clone())).map(Option::as_deref)
    }
}
