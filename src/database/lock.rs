//! One runner at a time: an advisory lock of the run's own session.
//!
//! Waiting is trying and sleeping here: a session that waits inside `pg_advisory_lock` owns a snapshot, and a CREATE INDEX
//! CONCURRENTLY of the run that holds the lock would wait for that snapshot for ever.
//!
//! Behind a pooler that deals out server sessions per transaction, a session's lock would stay with a server session that
//! others get next. There the lock is one of the transaction, taken anew after each begin.
//!
//! Invariant: the end of the session (also by a crash) frees the lock.

use std::fmt;
use std::time::{Duration, Instant};

use super::connection::Connection;
use super::error::Error;
use crate::ddl::VersionTable;
use crate::sql::string_literal;

/// The lock while it is held. It is freed by [`Lock::release`], or at the latest when its connection is dropped.
#[derive(Debug)]
pub struct Lock {
    key: i64,
    scope: Scope,
    limit: Duration,
}

/// What the lock belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The session: held until it is released.
    Session,
    /// Each transaction: a pooler stands between.
    Transaction,
    /// No lock is needed: nobody else is there, or nothing is changed.
    None,
}

/// A session that holds the lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The server process.
    pub process: Option<i32>,
    /// What it calls itself.
    pub application_name: String,
    /// Its role.
    pub user: String,
    /// Where it comes from; empty for a socket of the server's machine.
    pub client_address: String,
    /// Since when the session is there, as the server writes a time.
    pub since: String,
    /// The same as an age.
    pub age: Duration,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.process {
            Some(process) => write!(f, "process {process}")?,
            None => f.write_str("a session")?,
        }
        if !self.application_name.is_empty() {
            write!(f, ", {}", self.application_name)?;
        }
        if !self.user.is_empty() {
            write!(f, ", user {}", self.user)?;
        }
        if !self.client_address.is_empty() {
            write!(f, ", from {}", self.client_address)?;
        }
        if !self.since.is_empty() {
            write!(f, ", since {}", self.since)?;
        }
        Ok(())
    }
}

/// The pause grows from the first to the last of these.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

impl Lock {
    /// Takes the lock for one version table, outside of a transaction. Waits up to `limit` for another runner, which `waiting`
    /// hears of once, when the waiting begins.
    pub fn acquire(
        connection: &mut Connection,
        table: &VersionTable,
        limit: Duration,
        waiting: &mut dyn FnMut(Option<&Holder>),
    ) -> Result<Lock, Error> {
        let announced = match connection.announced_process() {
            Some(process) if !connection.is_embedded() => process,
            _ => {
                return Ok(Lock {
                    key: 0,
                    scope: Scope::None,
                    limit,
                });
            }
        };
        let schema = match &table.schema {
            Some(schema) => string_literal(schema),
            None => String::from("pg_catalog.current_schema()"),
        };
        let look = connection.query(&format!(
            "SELECT pg_catalog.pg_backend_pid(), pg_catalog.current_database(), {schema}"
        ))?;
        let text = |index: usize| look.rows.first()?.get(index)?.as_deref();
        let process = text(0).and_then(|process| process.parse().ok());
        let key = key([
            text(1).unwrap_or_default(),
            text(2).unwrap_or_default(),
            &table.name,
        ]);
        let scope = if process == Some(announced) {
            Scope::Session
        } else {
            Scope::Transaction
        };
        let lock = Lock { key, scope, limit };
        if scope == Scope::Session {
            lock.wait(connection, "pg_try_advisory_lock", waiting)?;
        }
        Ok(lock)
    }

    /// No lock at all, for a database that nobody else has or that is only read.
    pub fn unneeded() -> Lock {
        Lock {
            key: 0,
            scope: Scope::None,
            limit: Duration::ZERO,
        }
    }

    /// What the lock belongs to.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// To be called first in each transaction: takes the lock where it belongs to the transaction.
    pub fn enter_transaction(
        &self,
        connection: &mut Connection,
        waiting: &mut dyn FnMut(Option<&Holder>),
    ) -> Result<(), Error> {
        match self.scope {
            Scope::Transaction => self.wait(connection, "pg_try_advisory_xact_lock", waiting),
            Scope::Session | Scope::None => Ok(()),
        }
    }

    /// Frees the lock.
    pub fn release(self, connection: &mut Connection) -> Result<(), Error> {
        match self.scope {
            Scope::Session => connection
                .execute(&format!(
                    "SELECT pg_catalog.pg_advisory_unlock({})",
                    self.key
                ))
                .map(|_| ()),
            Scope::Transaction | Scope::None => Ok(()),
        }
    }

    fn wait(
        &self,
        connection: &mut Connection,
        function: &str,
        waiting: &mut dyn FnMut(Option<&Holder>),
    ) -> Result<(), Error> {
        let attempt = format!("SELECT pg_catalog.{function}({})", self.key);
        let begin = Instant::now();
        let mut pause = FIRST_PAUSE;
        let mut told = false;
        loop {
            if connection.query(&attempt)?.scalar() == Some(Some("t")) {
                return Ok(());
            }
            let waited = begin.elapsed();
            if waited >= self.limit {
                let holder = holder(connection, self.key)?;
                return Err(Error::Locked { holder, waited });
            }
            if !told {
                waiting(holder(connection, self.key)?.as_ref());
                told = true;
            }
            connection.pause(pause.min(self.limit - waited))?;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// A number for database, schema and table that is the same in every version of mig (64-bit FNV-1a).
fn key(names: [&str; 3]) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for name in ["mig"].iter().chain(&names) {
        // No name holds the zero byte, so that it separates them.
        for byte in name.bytes().chain([0]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash.cast_signed()
}

/// Who holds the lock now; `None` when it has just been freed.
fn holder(connection: &mut Connection, key: i64) -> Result<Option<Holder>, Error> {
    let rows = connection.query(&format!("{}    {key}", include_str!("lock.sql")))?;
    Ok(rows.rows.into_iter().next().map(|row| {
        let mut values = row.into_iter();
        let mut next = || values.next().flatten();
        Holder {
            process: next().and_then(|process| process.parse().ok()),
            application_name: next().unwrap_or_default(),
            user: next().unwrap_or_default(),
            client_address: next().unwrap_or_default(),
            since: next().unwrap_or_default(),
            age: Duration::from_secs(next().and_then(|age| age.parse().ok()).unwrap_or_default()),
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn keys() {
        let usual = key(["shop", "public", "alembic_version"]);
        assert_eq!(usual, -7_129_540_733_980_139_817);
        assert_ne!(usual, key(["shop", "public.", "alembic_version"]));
        assert_ne!(key(["a", "bc", "d"]), key(["ab", "c", "d"]));
    }
}
