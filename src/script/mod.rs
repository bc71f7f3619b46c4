//! Revision files on disk: which there are, and what their headers say.
//!
//! In: folders, and a way to run one Python file whose header is computed. Out: a `ScriptDirectory`: the graph, and for
//! each revision its file.
//!
//! | file | holds |
//! |---|---|
//! | `directory.rs` | finding files, in Alembic's order; building the graph |
//! | `header.rs` | reading a Python file's header without running it |
//! | `sql_header.rs` | reading an SQL file's header |
//! | `limits.rs` | the time limits that a file asks for |
//! | `source.rs` | reading a file's text |
//! | `reach.rs` | whether a file changes how others run |
//! | `create/` | new revision files: what goes into one, its name, writing it |
//! | `mako/` | a project's template, made a Python program |
//!
//! It must not know the configuration's files, the database, or what `upgrade()` does.
//!
//! Invariant: no Python runs here, except what the caller's function runs for a header that is not literal.

pub mod create;
mod directory;
mod error;
mod header;
mod limits;
pub mod mako;
mod reach;
mod source;
mod sql_header;

pub use directory::{
    Evaluate, Language, Locations, SMALL_HISTORY, Script, ScriptDirectory, Warning,
};
pub use error::{Error, GraphError, Location};
pub use header::{
    Depth, HeaderKey, HeaderLines, HeaderValue, HeaderValues, PlainHeader, Reading, Unreadable,
    check_python, read_python_header,
};
pub use limits::Limits;
pub use source::{SourceError, decode_source};
