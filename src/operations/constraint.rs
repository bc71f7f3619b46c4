//! Operations on constraints.

use serde::Deserialize;

use crate::schema::{Constraint, Name, NamingConvention, TableName};

/// ALTER TABLE … ADD CONSTRAINT.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AddConstraint {
    pub table: TableName,
    pub constraint: Constraint,
    /// The convention of the metadata that the constraint belongs to; without it the run's applies.
    #[serde(default)]
    pub naming: Option<NamingConvention>,
}

/// ALTER TABLE … DROP CONSTRAINT.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropConstraint {
    pub table: TableName,
    #[serde(default)]
    pub name: Name,
    /// `ck`, `fk`, `pk` or `uq`: whose naming convention the name goes through.
    #[serde(default)]
    pub convention: Option<Convention>,
    #[serde(default)]
    pub if_exists: bool,
    #[serde(default)]
    pub cascade: bool,
    /// The constraint itself where its columns are known, for conventions that ask for them.
    #[serde(default)]
    pub constraint: Option<Constraint>,
    /// How Python shows the constraint, for error texts.
    #[serde(default)]
    pub repr: String,
    #[serde(default)]
    pub naming: Option<NamingConvention>,
}

impl DropConstraint {
    /// Drops a constraint that is known in full, by the name that it has.
    pub fn of(
        table: &TableName,
        constraint: &Constraint,
        convention: Option<Convention>,
    ) -> DropConstraint {
        DropConstraint {
            table: table.clone(),
            name: constraint.name.clone(),
            convention,
            if_exists: false,
            cascade: false,
            constraint: Some(constraint.clone()),
            repr: String::new(),
            naming: None,
        }
    }
}

/// The kinds of constraints that conventions tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    Ck,
    Fk,
    Pk,
    Uq,
}

impl Convention {
    /// The key in a naming convention.
    pub fn key(self) -> &'static str {
        match self {
            Convention::Ck => "ck",
            Convention::Fk => "fk",
            Convention::Pk => "pk",
            Convention::Uq => "uq",
        }
    }
}
