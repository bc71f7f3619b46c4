//! PostgreSQL's time limits: those of the whole session, and those that one revision asks for.
//!
//! In: times. Out: statements. A revision's limits are set with SET LOCAL after each BEGIN of it, and with SET where it runs
//! statements outside of a transaction; after it the values that were there before count again.

use std::time::Duration;

use crate::database::{Connection, Error};
use crate::sql::string_literal;

/// Time limits; `None`: as the session has it anyway.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// `lock_timeout`.
    pub lock: Option<Duration>,
    /// `statement_timeout`.
    pub statement: Option<Duration>,
    /// `transaction_timeout`, which PostgreSQL has since version 17.
    pub transaction: Option<Duration>,
    /// `idle_in_transaction_session_timeout`.
    pub idle_in_transaction: Option<Duration>,
}

/// The first version with `transaction_timeout`.
const TRANSACTION_TIMEOUT_SINCE: u32 = 17;

impl Limits {
    /// Whether nothing is limited.
    pub fn are_none(&self) -> bool {
        *self == Limits::default()
    }

    fn all(&self) -> impl Iterator<Item = (&'static str, Duration)> {
        [
            ("lock_timeout", self.lock),
            ("statement_timeout", self.statement),
            ("transaction_timeout", self.transaction),
            (
                "idle_in_transaction_session_timeout",
                self.idle_in_transaction,
            ),
        ]
        .into_iter()
        .filter_map(|(name, time)| Some((name, time?)))
    }

    /// Sets them for the session; gives the names of those that the server doesn't know.
    pub(super) fn set(&self, connection: &mut Connection) -> Result<Vec<&'static str>, Error> {
        let version = connection.server_version().first().copied();
        let mut unknown = Vec::new();
        for (name, time) in self.all() {
            if name == "transaction_timeout"
                && version.is_some_and(|version| version < TRANSACTION_TIMEOUT_SINCE)
            {
                unknown.push(name);
            } else {
                connection.execute(&format!("SET {name} = {}", time.as_millis()))?;
            }
        }
        Ok(unknown)
    }
}

/// The tag of statements that no line of a revision has asked for.
const NOBODYS: usize = usize::MAX;

/// The limits of the revision that runs.
#[derive(Debug)]
pub(super) struct StepLimits {
    limits: Limits,
    /// What the session had before, name and value.
    before: Vec<(&'static str, String)>,
    /// Set for the session, since statements ran outside of a transaction.
    for_session: bool,
}

impl StepLimits {
    /// Remembers what the session has; nothing is set yet.
    pub fn begin(limits: Limits, connection: &mut Connection) -> Result<StepLimits, Error> {
        let names: Vec<&'static str> = limits.all().map(|(name, _)| name).collect();
        let values: Vec<String> = names
            .iter()
            .map(|name| format!("pg_catalog.current_setting({})", string_literal(name)))
            .collect();
        let rows = connection.query(&format!("SELECT {}", values.join(", ")))?;
        let values = rows.rows.into_iter().next().unwrap_or_default();
        let before = names
            .into_iter()
            .zip(values)
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
        Ok(StepLimits {
            limits,
            before,
            for_session: false,
        })
    }

    /// To be called in a transaction that has just begun, or that the revision finds open.
    pub fn in_transaction(&self, connection: &mut Connection) -> Result<(), Error> {
        if self.for_session {
            return Ok(());
        }
        self.limits.all().try_for_each(|(name, time)| {
            connection.queue(&format!("SET LOCAL {name} = {}", time.as_millis()), NOBODYS)
        })
    }

    /// To be called when the session has forgotten what was set.
    pub fn forgotten(&mut self) {
        self.for_session = false;
    }

    /// To be called before a statement that runs outside of a transaction.
    pub fn outside(&mut self, connection: &mut Connection) -> Result<(), Error> {
        if !self.for_session {
            self.limits.set(connection)?;
            self.for_session = true;
        }
        Ok(())
    }

    /// Lets what was there before count again: within the transaction that is open, or for the session.
    pub fn end(self, connection: &mut Connection) -> Result<(), Error> {
        let local = match (self.for_session, connection.in_transaction()) {
            (true, _) => "",
            (false, true) => "LOCAL ",
            // The transaction took them with it.
            (false, false) => return Ok(()),
        };
        self.before.iter().try_for_each(|(name, value)| {
            connection.queue(
                &format!("SET {local}{name} = {}", string_literal(value)),
                NOBODYS,
            )
        })
    }
}
