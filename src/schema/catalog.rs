//! Questions about the catalog of a database: one closed set, which the Python side asks and the database answers.

use serde::Deserialize;

/// A question for rows of the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listing {
    pub topic: Topic,
    /// `None`: the search path decides; `*`: every schema.
    #[serde(default)]
    pub schema: Option<String>,
    /// `None`: all tables.
    #[serde(default)]
    pub table: Option<String>,
}

/// What there is to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Columns,
    Constraints,
    Domains,
    Enums,
    /// The OIDs of the type `hstore` and its array.
    Hstore,
    Indexes,
    /// Tables, views and sequences.
    Relations,
    Schemas,
    /// What the session goes by, such as its default schema.
    Session,
    ViewDefinition,
}

/// A question whether something of a name is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Existence {
    pub thing: Thing,
    pub name: String,
    /// `None`: the search path decides.
    #[serde(default)]
    pub schema: Option<String>,
    /// The table of an index.
    #[serde(default)]
    pub table: Option<String>,
    /// The answer that a script takes for granted, where it does: any other is worth a remark in it.
    #[serde(default)]
    pub usual: Option<bool>,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// A table, partitioned table, foreign table, view or materialised view.
    Table,
    /// An enumeration or a domain.
    Type,
    Sequence,
    /// An index of the given table.
    Index,
}
