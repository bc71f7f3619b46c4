//! What a revision file may ask of its host: one closed set, decoded from the plain values that the Python shim hands over.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::operations::Operation;
use crate::schema::catalog::{Existence, Listing};
use crate::schema::{Expression, Value as Bound};

/// One request of a revision file.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "request", rename_all = "snake_case")]
pub enum Request {
    /// A directive such as `op.create_table`.
    Operation { operation: Box<Operation> },
    /// A SQLAlchemy statement given to `Connection.execute`.
    Statement {
        statement: Box<Expression>,
        /// Sets of values by bind name; several run the statement once for each.
        #[serde(default)]
        parameters: Option<Vec<BTreeMap<String, Bound>>>,
        /// Whether the rows are wanted.
        #[serde(default)]
        rows: bool,
    },
    /// The revision file makes use of what an earlier statement gave; where SQL is only written, each answer has a number.
    RowsUsed { query: usize },
    /// A request of an engine that the revision file has made itself (`create_engine`).
    OwnConnection { inner: Box<Request> },
    /// Finished text for the driver (`Connection.exec_driver_sql`, its parameters already written into it).
    DriverSql {
        sql: String,
        #[serde(default)]
        rows: bool,
    },
    /// A COPY FROM STDIN with its data.
    CopyIn { sql: String, data: String },
    /// A COPY TO STDOUT, whose data is wanted.
    CopyOut { sql: String },
    /// A change of the transaction's state asked for by the revision file.
    Transaction {
        verb: TransactionVerb,
        #[serde(default)]
        name: Option<String>,
    },
    /// A question about the history or the catalog (`sa.inspect(bind)`).
    Inspect {
        #[serde(flatten)]
        question: Question,
    },
    /// The text of a statement, type or operation, without running it.
    Compile {
        #[serde(flatten)]
        subject: Map<String, Value>,
    },
    /// Something is done as under Alembic, and hardly ever what was meant.
    Doubt {
        #[serde(flatten)]
        doubt: Doubt,
    },
    /// Text for the user, from `print` or `logging`.
    Output { stream: Output, text: String },
    /// A raw statement of a SQL revision file, sent as it stands.
    #[serde(skip)]
    RawSql { sql: String },
}

impl Request {
    /// Whether the revision file can't go on before the database has answered. `sequential` says whether it may catch what
    /// a statement fails with.
    pub fn waits_for_database(&self, sequential: bool) -> bool {
        match self {
            Request::Operation { .. } | Request::RawSql { .. } => sequential,
            Request::Statement { rows, .. } | Request::DriverSql { rows, .. } => {
                *rows || sequential
            }
            Request::OwnConnection { inner } => inner.waits_for_database(sequential),
            Request::CopyIn { .. }
            | Request::CopyOut { .. }
            | Request::Transaction { .. }
            | Request::Inspect { .. } => true,
            Request::RowsUsed { .. }
            | Request::Compile { .. }
            | Request::Doubt { .. }
            | Request::Output { .. } => false,
        }
    }
}

/// The questions of `Request::Inspect`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question {
    /// The rows of the version table.
    CurrentHeads,
    /// The heads of the files.
    ScriptHeads,
    /// Rows of the catalog, each a JSON text.
    List(Listing),
    /// Yes or no.
    Exists(Existence),
}

/// What the Python side has doubts about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// A file imports a module that is not to be had.
    MissingModule {
        module: String,
        /// The file catches the failure of this import: it goes on without the module, and there is no stand-in.
        #[serde(default)]
        optional: bool,
    },
    /// A script has NULL where Python would make a column's default as the statement runs.
    LostDefault { column: String },
}

/// The verbs of `Request::Transaction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionVerb {
    Begin,
    Commit,
    Rollback,
    Savepoint,
    Release,
    RollbackTo,
    AutocommitOn,
    AutocommitOff,
}

/// Where text of a revision file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Output {
    Stdout,
    Stderr,
}

/// The place in the project's files that asked for something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file, as it was loaded.
    pub file: PathBuf,
    /// The line in it, counted from 1; 0 when it isn't known.
    pub line: usize,
    /// Whether a frame of the project stands inside a `try:` body with handlers (or `contextlib.suppress`),
    /// so that a failing statement may be caught and the run go on.
    pub guarded: bool,
    /// Whether any file among the running calls catches exceptions somewhere: then no statement is sent ahead.
    pub sequential: bool,
}

/// What revision files may read about the run; handed to the interpreter when it starts.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Whether SQL is written instead of executed.
    pub as_sql: bool,
    /// Values of `-x`, in order.
    pub x_args: Vec<String>,
    /// `--tag`.
    pub tag: Option<String>,
    /// The options of the main section of the configuration file.
    pub main_options: Map<String, Value>,
    /// All sections of the configuration file, interpolated.
    pub sections: Map<String, Value>,
    /// The configuration file, where there is one.
    pub config_file_name: Option<String>,
    /// The section that was read (`-n`).
    pub config_ini_section: String,
    /// The folder of the migration environment.
    pub script_location: String,
    pub version_table: String,
    pub version_table_schema: Option<String>,
    pub transactional_ddl: bool,
    pub render_as_batch: bool,
    /// The naming convention of the project's metadata.
    pub naming_convention: Map<String, Value>,
    /// The database's address, password included: revision files may open it through the configuration.
    pub url: String,
    /// The versions of the server, (15, 3); empty offline.
    pub server_version: Vec<u32>,
    /// Whether bound values are written inline offline.
    pub literal_binds: bool,
    /// Offline: whether executing a statement gives a result. Under Alembic it never does; what the host makes of a
    /// result that is used is its own affair.
    pub offline_results: bool,
    /// Offline: whether there is a database to ask what exists.
    pub offline_answers: bool,
}

impl Settings {
    /// The same as a plain value, for the Python side.
    pub fn to_value(&self) -> Value {
        serde_json::json!({
            "as_sql": self.as_sql,
            "x_args": self.x_args,
            "tag": self.tag,
            "main_options": self.main_options,
            "sections": self.sections,
            "config_file_name": self.config_file_name,
            "config_ini_section": self.config_ini_section,
            "script_location": self.script_location,
            "version_table": self.version_table,
            "version_table_schema": self.version_table_schema,
            "transactional_ddl": self.transactional_ddl,
            "render_as_batch": self.render_as_batch,
            "naming_convention": self.naming_convention,
            "url": self.url,
            "server_version": self.server_version,
            "literal_binds": self.literal_binds,
            "offline_results": self.offline_results,
            "offline_answers": self.offline_answers,
        })
    }
}
