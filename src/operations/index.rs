//! Operations on indexes.

use serde::Deserialize;

use crate::schema::{Index, NamingConvention};

/// CREATE INDEX.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateIndex {
    pub index: Index,
    #[serde(default)]
    pub if_not_exists: bool,
    #[serde(default)]
    pub naming: Option<NamingConvention>,
}

/// DROP INDEX; only the name, the schema of the table and `concurrently` matter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropIndex {
    pub index: Index,
    #[serde(default)]
    pub if_exists: bool,
    #[serde(default)]
    pub naming: Option<NamingConvention>,
}
