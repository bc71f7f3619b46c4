//! What has to be done so that a database becomes what is wanted: the difference as operations, and operations as the text
//! of a revision.
//!
//! In: two sets of tables, one wanted (models, or another database), one live. Out: operations in the order in which they
//! work, messages in Alembic's words, Python or SQL text. What only the server knows, such as how it writes a default, is
//! asked through [`Server`].
//!
//! Invariant: same values in, same operations out, in the same order; where Alembic leaves the order to chance it is that of
//! dependencies, then that of names.

mod answers;
mod compare;
mod filter;
mod message;
mod names;
mod order;
mod rename;
pub mod render;

pub use answers::{Answers, Given};
pub use compare::{Cast, KnownEnums, Server, WantedDefault, compare};
pub use filter::{BadPattern, Filter};
pub use message::{Level, Logger, Message};
pub use names::place;
pub use rename::{Doubt, Live, Rename, RenameError, Renamed, Said, doubts};

use crate::operations::Operation;
use crate::schema::{NamingConvention, Objects, Table, TableName};
use crate::{ddl, schema::naming};

/// What is compared, and how.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What the database is to be, tables before those that refer to them.
    pub wanted: &'a [Table],
    /// What there is to be besides tables; nothing where only tables are compared.
    pub wanted_objects: &'a Objects,
    /// What the database is, once what was renamed has its new name.
    pub live: &'a Live,
    pub renamed: &'a Renamed,
    pub options: &'a Options,
}

/// How to compare.
#[derive(Debug, Clone)]
pub struct Options {
    /// Look at the types of columns.
    pub types: bool,
    /// Look at the defaults of columns.
    pub server_defaults: bool,
    /// Look at the names of CHECK constraints (Alembic's plugin `alembic.ext.checkconstraint_byname`).
    pub checks_by_name: bool,
    /// Look after the enumerations of models: new labels, types that are to be made, or to go when the step is taken back.
    pub enums: bool,
    /// Look at all that a database says of a table, where both sides are databases, not only at what Alembic sees.
    pub everything: bool,
    /// The version table, which is nobody's business.
    pub version_table: TableName,
    /// The convention for constraints whose metadata has none.
    pub naming: NamingConvention,
    pub filter: Filter,
    /// What functions of env.py have said.
    pub answers: Answers,
}

/// The difference.
#[derive(Debug, Default)]
pub struct Difference {
    pub operations: Vec<Operation>,
    /// What mig can't write down, in words.
    pub unwritten: Vec<String>,
    /// The way back, where it is more than the operations undone one by one.
    pub back: Option<WayBack>,
    pub messages: Vec<Message>,
}

/// What leads back from what is wanted to what is there.
#[derive(Debug, Default)]
pub struct WayBack {
    pub operations: Vec<Operation>,
    /// What mig can't write down, in words.
    pub unwritten: Vec<String>,
}

/// Why there is no comparing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Sql(#[from] ddl::Error),
    #[error(transparent)]
    Name(#[from] naming::Error),
    /// The server could not be asked.
    #[error("the server could not be asked how it writes a default")]
    Server(#[source] Box<dyn std::error::Error + Send + Sync>),
}
