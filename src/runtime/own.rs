//! The engine that a revision makes itself (`create_engine`) while SQL is only written.
//!
//! Under Alembic it really connects, and so it does here: to the run's database, when it is first used. What goes through
//! it is no part of the script.
//!
//! Invariant: the database is only read.

use serde_json::Value;

use super::Settings;
use super::event::Listener;
use super::executor::{Executor, Held};
use super::raised::host_error;
use super::session::Session;
use super::unanswered::Unanswered;
use crate::database::{Connection, Error as DatabaseError, Lock, Versions};
use crate::evaluate::{HostError, Origin, Request};

/// Why a database could not be opened.
pub type OpenError = Box<dyn std::error::Error + Send + Sync>;

/// Opens the database that the configuration names.
pub type Open<'o> = dyn Fn() -> Result<Connection, OpenError> + 'o;

/// SQLSTATE of a change in a transaction that only reads.
const READ_ONLY: &str = "25006";

/// The run's database, opened when a revision's own engine asks for it.
pub(super) struct OwnDatabase<'r> {
    pub open: &'r Open<'r>,
    session: Option<Session<'r, 'r>>,
}

impl<'r> OwnDatabase<'r> {
    pub fn new(open: &'r Open<'r>) -> OwnDatabase<'r> {
        OwnDatabase {
            open,
            session: None,
        }
    }

    /// Carries out a request.
    pub fn answer(
        &mut self,
        request: Request,
        origin: &Origin,
        script_heads: &[String],
        settings: &'r Settings,
        listener: &mut Listener<'_>,
    ) -> Result<Value, HostError> {
        if self.session.is_none() {
            self.session = Some(open(self.open, script_heads, settings)?);
        }
        let session = self.session.as_mut().expect("opened just above");
        // Nothing is sent ahead: an error belongs to the line that runs now.
        let origin = Origin {
            sequential: true,
            ..origin.clone()
        };
        session.answer(request, &origin, listener).map_err(|error| {
            // Nothing was changed that could get lost.
            let _ = session.executor.rollback();
            refused_change(error)
        })
    }
}

fn open<'r>(
    open: &Open<'_>,
    script_heads: &[String],
    settings: &'r Settings,
) -> Result<Session<'r, 'r>, HostError> {
    let mut connection = open().map_err(|error| HostError {
        source: Some(error),
        ..HostError::new(
            "needs-database",
            "OperationalError",
            "this line looks at the database through an engine of its own, and that can't be opened",
        )
    })?;
    let versions = connection
        .execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
        .and_then(|_| Versions::find(&mut connection, &settings.version_table))
        .map_err(host_error)?;
    let executor = Executor::new(Held::Own(Box::new(connection)), Lock::unneeded());
    let heads = script_heads.to_vec();
    Ok(Session::new(executor, heads, settings, versions))
}

/// A change that was refused because the session only reads is not the server's affair.
pub(super) fn refused_change(error: HostError) -> HostError {
    let refused = error
        .source
        .as_ref()
        .and_then(|source| source.downcast_ref::<DatabaseError>())
        .and_then(DatabaseError::as_statement)
        .filter(|statement| statement.sqlstate == READ_ONLY);
    match refused {
        Some(statement) => Unanswered::Change {
            sql: statement.sql.clone(),
        }
        .raised(),
        None => error,
    }
}
