//! What the project's models say: the tables that a database is to have.
//!
//! In: where the metadata is to be found. Out: `Metadata`, the model of what CREATE TABLE would make of it. Nothing is
//! asked of a database: models that need one to be complete (reflection) are an error.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::operations::Operation;
use crate::schema::{Constraint, NamingConvention, Sequence, Table, TableName};
use crate::sql::Identifier;

/// Where the wanted tables are to be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetMetadata {
    /// `package.module:attribute.path`, each a `MetaData`, something that has one, or a list of them.
    pub names: Vec<String>,
    /// Python that is executed before: the part of a file that imports the models.
    pub excerpt: Option<Excerpt>,
    /// What stands before the names of the project's own types; None is the module of each.
    pub user_prefix: Option<String>,
}

/// Part of a Python file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub path: PathBuf,
    /// The part, its lines where they are in the file.
    pub text: String,
    /// What the metadata is called in it; heeded where there are no names.
    pub expression: Option<String>,
}

/// What functions of the file of [`Excerpt`] are asked, once the models are imported.
#[derive(Debug, Clone, PartialEq)]
pub struct HookQuestion {
    /// The file, for messages.
    pub path: PathBuf,
    pub about: About,
    /// What each function is called in the excerpt, by the keyword of `context.configure()`.
    pub functions: BTreeMap<String, String>,
    /// What they are told, in the form that `_mig_hooks.py` says.
    pub facts: serde_json::Value,
    /// What they may know of the history.
    pub heads: Option<Heads>,
}

/// The revisions that a history has come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// The rows of the version table.
    pub database: Vec<String>,
    /// The heads of the files.
    pub files: Vec<String>,
}

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Which things are compared: `include_name`, `include_object`, `compare_type`, `compare_server_default`.
    Comparison,
    /// Which types of the database the modules of the project know that nobody else does.
    Types,
    /// What becomes of a new revision: `process_revision_directives`, `render_item`.
    Revision,
}

impl About {
    /// The function of `_mig_hooks.py`.
    pub(super) fn function(self) -> &'static str {
        match self {
            About::Comparison => "answers",
            About::Types => "types",
            About::Revision => "revision",
        }
    }
}

/// One `MetaData` of SQLAlchemy's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Metadata {
    /// The schema that tables are in which name none.
    #[serde(default)]
    pub schema: Option<Identifier>,
    /// The convention that names what the models leave unnamed; the tables have it, too.
    #[serde(default)]
    pub naming: NamingConvention,
    /// What `create_all` would create before the tables: enumerations, domains.
    #[serde(default)]
    pub types: Vec<Operation>,
    /// Sequences, those of columns included.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
    /// In the order of `MetaData.sorted_tables`: what others refer to comes first.
    pub tables: Vec<Table>,
    /// Foreign keys that are added when all tables are there (`use_alter`).
    #[serde(default)]
    pub added_later: Vec<AddedLater>,
    /// The `info` of tables that have any, as Python shows it, by the key of the table (`schema.name`).
    #[serde(default)]
    pub info: BTreeMap<String, String>,
}

/// A constraint that does not stand in CREATE TABLE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AddedLater {
    pub table: TableName,
    pub constraint: Constraint,
}
