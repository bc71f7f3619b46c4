//! One runner at a time: an advisory lock of the run's own session.
//!
//! Waiting is trying and sleeping here: a session that waits inside `pg_advisory_lock` owns a snapshot, and a CREATE INDEX
//! CONCURRENTLY of the run that holds the lock would wait for that snapshot for ever.
//!
//! Behind a pooler that deals out server sessions per transaction, a session's lock would stay with a server session that
//! others get next. There a second session is opened, whose transaction stays open and holds the lock until the run ends. It
//! owns no snapshot either. See `pooling`.
//!
//! Invariant: the end of the session (also by a crash) frees the lock; see `client_check` for when the server notices it.

use std::fmt;
use std::time::{Duration, Instant};

use super::client_check;
use super::connection::Connection;
use super::error::Error;
use super::pooling;
use crate::ddl::VersionTable;
use crate::sql::string_literal;

/// The lock while it is held. It is freed by [`Lock::release`], or at the latest when its connection is dropped.
#[derive(Debug)]
pub struct Lock {
    held: Held,
}

#[derive(Debug)]
enum Held {
    /// By the run's session, under this key.
    Session(i64),
    /// By the open transaction of a session beside it.
    Beside(Box<Connection>),
    Unneeded,
}

/// What the lock belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The session: held until it is released.
    Session,
    /// The transaction of another session: a pooler stands between.
    Beside,
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
            _ => return Ok(Lock::unneeded()),
        };
        let schema = match &table.schema {
            Some(schema) => string_literal(schema),
            None => String::from("pg_catalog.current_schema()"),
        };
        let look = connection.query(&format!(
            "SELECT pg_catalog.pg_backend_pid(), pg_catalog.current_database(), {schema}, {}",
            client_check::expression(connection, announced)
        ))?;
        let text = |index: usize| look.rows.first()?.get(index)?.as_deref();
        let process = text(0).and_then(|process| process.parse().ok());
        let key = key([
            text(1).unwrap_or_default(),
            text(2).unwrap_or_default(),
            &table.name,
        ]);
        let beside = if process == Some(announced) {
            None
        } else {
            pooling::session_for_transactions(connection)?
        };
        let held = match beside {
            None => {
                wait(connection, key, limit, waiting, try_in_session)?;
                Held::Session(key)
            }
            Some(mut beside) => {
                wait(&mut beside, key, limit, waiting, try_in_transaction)?;
                pooling::ensure_another(connection)?;
                Held::Beside(Box::new(beside))
            }
        };
        Ok(Lock { held })
    }

    /// No lock at all, for a database that nobody else has or that is only read.
    pub fn unneeded() -> Lock {
        Lock {
            held: Held::Unneeded,
        }
    }

    /// What the lock belongs to.
    pub fn scope(&self) -> Scope {
        match self.held {
            Held::Session(_) => Scope::Session,
            Held::Beside(_) => Scope::Beside,
            Held::Unneeded => Scope::None,
        }
    }

    /// Makes sure that nobody else can have the lock by now. Costs a question only where it is held by another session.
    pub fn ensure_held(&mut self) -> Result<(), Error> {
        match &mut self.held {
            Held::Beside(beside) => beside.execute("SELECT 1").map(drop),
            // With the session the run ends as well.
            Held::Session(_) | Held::Unneeded => Ok(()),
        }
    }

    /// Takes it again where a statement may have freed it, as all locks of its session. Who was faster is an error.
    pub fn renew(&self, connection: &mut Connection) -> Result<(), Error> {
        match &self.held {
            Held::Session(key) if !try_in_session(connection, *key)? => Err(Error::Locked {
                holder: holder(connection, *key)?.map(Box::new),
                waited: Duration::ZERO,
            }),
            Held::Session(_) | Held::Beside(_) | Held::Unneeded => Ok(()),
        }
    }

    /// Frees the lock.
    pub fn release(self, connection: &mut Connection) -> Result<(), Error> {
        match self.held {
            Held::Session(key) => connection
                .execute(&format!("SELECT pg_catalog.pg_advisory_unlock({key})"))
                .map(|_| ()),
            Held::Beside(mut beside) => beside.rollback(),
            Held::Unneeded => Ok(()),
        }
    }
}

fn try_in_session(connection: &mut Connection, key: i64) -> Result<bool, Error> {
    taken(connection, "pg_try_advisory_lock", key)
}

/// Leaves the transaction open where it has the lock, and else closes it: the pooler's session is free for others then.
fn try_in_transaction(connection: &mut Connection, key: i64) -> Result<bool, Error> {
    connection.begin()?;
    // It is idle for as long as the run takes.
    connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")?;
    if connection.server_version().first() >= Some(&17) {
        connection.execute("SET LOCAL transaction_timeout = 0")?;
    }
    let taken = taken(connection, "pg_try_advisory_xact_lock", key)?;
    if !taken {
        connection.rollback()?;
    }
    Ok(taken)
}

fn taken(connection: &mut Connection, function: &str, key: i64) -> Result<bool, Error> {
    let answer = connection.query(&format!("SELECT pg_catalog.{function}({key})"))?;
    Ok(answer.scalar() == Some(Some("t")))
}

/// Tries until the lock is taken or the time is over.
fn wait(
    connection: &mut Connection,
    key: i64,
    limit: Duration,
    waiting: &mut dyn FnMut(Option<&Holder>),
    attempt: fn(&mut Connection, i64) -> Result<bool, Error>,
) -> Result<(), Error> {
    let begin = Instant::now();
    let mut pause = FIRST_PAUSE;
    let mut told = false;
    loop {
        if attempt(connection, key)? {
            return Ok(());
        }
        let waited = begin.elapsed();
        if waited >= limit {
            let holder = holder(connection, key)?;
            return Err(Error::Locked {
                holder: holder.map(Box::new),
                waited,
            });
        }
        if !told {
            waiting(holder(connection, key)?.as_ref());
            told = true;
        }
        connection.pause(pause.min(limit - waited))?;
        pause = (pause * 2).min(LONGEST_PAUSE);
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
