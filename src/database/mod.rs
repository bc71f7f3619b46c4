//! The database: one connection, blocking; the version table; the lock; throw-away databases. The only user of
//! tokio-postgres, async ends here.
//!
//! Comes in: a [`Target`] and complete SQL texts. Goes out: rows as text, errors with all that the server said.
//! Must not know: configuration files, revision files, what is printed.

mod address;
mod attempt;
mod blockers;
mod cancel;
mod client_check;
mod connect;
mod connect_error;
mod connection;
mod embedded;
mod error;
pub mod finished_index;
mod index;
mod interrupt;
pub mod introspect;
pub mod invalid_index;
mod lock;
mod notice;
mod pooling;
mod rows;
mod scratch;
mod settings;
mod socket;
mod start;
mod statement;
mod statement_error;
mod tls;
pub mod version_table;
mod watch;

pub use blockers::Blocker;
pub use cancel::CancelHandle;
pub use connect_error::{ConnectError, ConnectFailure};
pub use connection::{Connection, Progress};
pub use error::{CopyDirection, Error, RowChange};
pub use index::Index;
pub use interrupt::Interrupter;
pub use lock::{Holder, Lock, Scope};
pub use notice::Notice;
pub use rows::{Column, Row, Rows};
pub use scratch::{Remains, Scratch};
pub use settings::{
    ChannelBinding, Endpoint, Keepalives, Password, Settings, SslMode, Target, TargetSessionAttrs,
    UnknownWord,
};
pub use statement::{may_end_transaction, may_free_locks, may_reset_session};
pub use statement_error::{Position, StatementError};
pub use version_table::{TableChange, Versions, statement as version_statement};
pub use watch::TransactionStatus;
