//! One session with the database, as blocking calls. Async ends here.
//!
//! Comes in: complete SQL texts, values already written into them. They go out by the simple query protocol, as psycopg2 sends
//! them: several statements in one text work, and an untyped literal gets its type where it is used. Goes out: row counts and
//! rows in text format.
//!
//! Must not know: what the statements are for. Transactions are begun and ended by the caller. `exchange` sends statements and
//! waits for their answers, `answer` says what these come to.
//!
//! Invariants: an answer is only reported as success after the server's confirmation. A queued statement is only sent ahead
//! while inside a transaction block, so that nothing behind a failed one takes effect.

mod answer;
mod driver;
mod exchange;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio_postgres::Client;

use super::blockers::{Blocker, BlockerWatch, Tell};
use super::cancel::CancelHandle;
use super::connect::{self, Background, Route, Session};
use super::embedded::Embedded;
use super::error::{Error, RowChange};
use super::interrupt::Interrupter;
use super::notice::Notice;
use super::rows::Rows;
use super::settings::{Settings, Target};
use super::watch::{SharedLog, TransactionStatus, lock};
use answer::{Expected, Request};
use driver::{Driver, runtime};
use exchange::Sent;

/// A session.
pub struct Connection {
    // Dropped in this order: the session's end must reach an embedded server before it is shut down.
    client: Client,
    queue: VecDeque<Sent>,
    /// How many statements were sent so far.
    sent: u64,
    /// How many statements the server has confirmed that commit a transaction.
    commits: u64,
    /// How many came before the first of the errors that the last answers are.
    failing_from: Option<u64>,
    log: SharedLog,
    background: Arc<Mutex<Background>>,
    route: Route,
    /// How the session was opened; `None` for an embedded database.
    settings: Option<Settings>,
    blockers: Option<BlockerWatch>,
    status: TransactionStatus,
    interrupter: Interrupter,
    /// Whether the server was asked to cancel.
    cancelling: bool,
    /// The session is over, or the server did not answer to the request to cancel: nothing can be said to it any more.
    over: bool,
    driver: Driver,
    embedded: Option<Embedded>,
}

/// What happens while an embedded database is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The folder holds no database yet: one is made, which takes a second or so.
    CreatingEmbedded,
    /// The database in the folder is being started.
    StartingEmbedded,
}

impl Connection {
    /// Opens a session.
    pub fn open(target: &Target) -> Result<Connection, Error> {
        Connection::open_with(target, Interrupter::default(), &mut |_| {})
    }

    /// Opens a session and says meanwhile what takes time. `interrupter` ends the opening, and later the session's waits.
    pub fn open_with(
        target: &Target,
        interrupter: Interrupter,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Connection, Error> {
        let runtime = runtime()?;
        let connect = |settings| {
            runtime.block_on(async {
                tokio::select! {
                    session = connect::open(settings) => session,
                    () = interrupter.wait() => Err(Error::Interrupted),
                }
            })
        };
        let (session, embedded) = match target {
            Target::Server(settings) => (connect(settings)?, None),
            Target::Embedded(folder) => {
                let embedded = Embedded::start(folder, progress)?;
                (connect(embedded.settings())?, Some(embedded))
            }
        };
        let settings = match target {
            Target::Server(settings) => Some((**settings).clone()),
            Target::Embedded(_) => None,
        };
        Ok(Connection::new(
            runtime,
            session,
            settings,
            embedded,
            interrupter,
        ))
    }

    /// Opens another session at the same place of the server, which an interruption ends as well; `None` where there can be
    /// only one.
    pub(super) fn open_beside(&self) -> Result<Option<Connection>, Error> {
        let Some(settings) = &self.settings else {
            return Ok(None);
        };
        let runtime = runtime()?;
        let interrupter = self.interrupter.clone();
        let session = runtime.block_on(async {
            tokio::select! {
                session = connect::open_beside(settings, &self.route) => session,
                () = interrupter.wait() => Err(Error::Interrupted),
            }
        })?;
        let settings = Some(settings.clone());
        Ok(Some(Connection::new(
            runtime,
            session,
            settings,
            None,
            interrupter,
        )))
    }

    fn new(
        runtime: Runtime,
        session: Session,
        settings: Option<Settings>,
        embedded: Option<Embedded>,
        interrupter: Interrupter,
    ) -> Connection {
        let Session {
            client,
            log,
            background,
            task,
            route,
        } = session;
        Connection {
            client,
            queue: VecDeque::new(),
            sent: 0,
            commits: 0,
            failing_from: None,
            log,
            background,
            route,
            settings,
            blockers: None,
            status: TransactionStatus::Idle,
            interrupter,
            cancelling: false,
            over: false,
            driver: Driver { runtime, task },
            embedded,
        }
    }

    /// Sends a text and waits for its end; gives the row count of its last statement (0 where it has none).
    pub fn execute(&mut self, sql: &str) -> Result<u64, Error> {
        self.run(sql, false)
            .map(|rows| rows.rowcount().unwrap_or(0))
    }

    /// Sends a text and gives back what its last statement returned.
    pub fn query(&mut self, sql: &str) -> Result<Rows, Error> {
        self.run(sql, true)
    }

    /// Runs a COPY FROM STDIN with this data.
    pub fn copy_in(&mut self, sql: &str, data: &str) -> Result<Rows, Error> {
        lock(&self.log).copy_in = Some(data.as_bytes().to_vec());
        let copied = self.copy(sql);
        lock(&self.log).copy_in = None;
        copied
    }

    /// Runs a COPY TO STDOUT and gives back what it wrote.
    pub fn copy_out(&mut self, sql: &str) -> Result<(Rows, Vec<u8>), Error> {
        lock(&self.log).copy_out = Some(Vec::new());
        let copied = self.copy(sql);
        let data = lock(&self.log).copy_out.take().unwrap_or_default();
        Ok((copied?, data))
    }

    /// Sends a text without waiting for its answer, where that is safe: inside a transaction block, and when the text
    /// neither ends the block nor starts a COPY. An error comes back from the next call that waits, carrying `tag`.
    pub fn queue(&mut self, sql: &str, tag: usize) -> Result<(), Error> {
        self.queue_expecting(sql, tag, None)
    }

    /// The same for a change that must hit one row of the version table.
    pub(super) fn queue_expecting_one_row(
        &mut self,
        sql: &str,
        tag: usize,
        change: RowChange,
        table: &str,
    ) -> Result<(), Error> {
        let table = table.to_owned();
        self.queue_expecting(sql, tag, Some(Expected { change, table }))
    }

    /// Waits for everything that was queued. The error is that of the first statement that failed; those behind it, which only
    /// failed because the transaction was aborted, are not reported.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.drain().map(|_| ())
    }

    /// How many statements are under way.
    pub fn queued(&self) -> usize {
        self.queue.len()
    }

    /// How many statements were sent so far, answered or not.
    pub fn sent(&self) -> u64 {
        self.sent
    }

    /// How many transactions the server has confirmed to be committed by a statement, wherever that stood in a text.
    pub fn commits(&self) -> u64 {
        self.commits
    }

    /// How many statements the server has confirmed so far: where the last answers are errors, those before the first of these.
    pub fn confirmed(&self) -> u64 {
        self.failing_from.unwrap_or_else(|| self.answered())
    }

    /// Begins a transaction block.
    pub fn begin(&mut self) -> Result<(), Error> {
        self.flush()?;
        self.send(Request::new("BEGIN"))?;
        // Sent ahead of the first statement, which then need not wait for it.
        self.status = TransactionStatus::Active;
        Ok(())
    }

    /// Commits. An aborted transaction, which the server ends with a rollback, is an error.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.flush()?;
        let answer = self.run("COMMIT", false)?;
        if answer.tag == "ROLLBACK" {
            Err(Error::CommitRolledBack)
        } else {
            Ok(())
        }
    }

    /// Rolls back. Statements still under way are waited for, their errors are of no interest any more.
    pub fn rollback(&mut self) -> Result<(), Error> {
        if let Err(error @ Error::ConnectionLost { .. }) = self.flush() {
            return Err(error);
        }
        self.run("ROLLBACK", false).map(|_| ())
    }

    /// Sets a savepoint; `name` is written as given.
    pub fn savepoint(&mut self, name: &str) -> Result<(), Error> {
        self.run(&format!("SAVEPOINT {name}"), false).map(|_| ())
    }

    /// Goes back to a savepoint, which stays.
    pub fn rollback_to(&mut self, name: &str) -> Result<(), Error> {
        self.run(&format!("ROLLBACK TO SAVEPOINT {name}"), false)
            .map(|_| ())
    }

    /// Forgets a savepoint.
    pub fn release(&mut self, name: &str) -> Result<(), Error> {
        self.run(&format!("RELEASE SAVEPOINT {name}"), false)
            .map(|_| ())
    }

    /// Whether a transaction block is open, aborted or not, as far as the server has answered.
    pub fn in_transaction(&self) -> bool {
        self.status != TransactionStatus::Idle
    }

    /// Whether each statement commits by itself: the opposite of [`Connection::in_transaction`].
    pub fn autocommit(&self) -> bool {
        !self.in_transaction()
    }

    /// What the server said about the transaction at its last answer.
    pub fn transaction_status(&self) -> TransactionStatus {
        self.status
    }

    /// The notices since the last call, in the server's order. While statements are under way, those that belong to them
    /// stay: the server may already have answered what nobody has asked for yet.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        let under_way = !self.queue.is_empty();
        let mut background = self.background();
        let here = background.notices.len();
        let count = if under_way {
            here.min(background.attributed.saturating_sub(background.taken))
        } else {
            here
        };
        background.taken += count;
        background.notices.drain(..count).collect()
    }

    /// Something to cancel the running statement with, from any thread.
    pub fn cancel_handle(&self) -> CancelHandle {
        CancelHandle::new(
            self.client.cancel_token(),
            self.route.clone(),
            self.is_embedded(),
        )
    }

    /// Whether what the connection was used for is to end.
    pub fn interrupted(&self) -> bool {
        self.interrupter.interrupted()
    }

    /// Has `tell` hear who keeps this session from a lock when it waits for one; `lock_timeout` is the session's.
    ///
    /// A second session is opened for it when there is a wait that lasts. Only for a session whose server process is the
    /// announced one: behind a pooler that number is nobody's.
    pub fn watch_blockers(&mut self, lock_timeout: Option<Duration>, tell: Box<Tell>) {
        self.blockers = match (&self.settings, self.announced_process()) {
            (Some(settings), Some(process)) => Some(BlockerWatch::new(
                settings.clone(),
                process,
                lock_timeout,
                tell,
            )),
            _ => None,
        };
    }

    /// Takes the list of those who kept the last statement from its lock, where it failed and they were seen.
    pub fn take_blockers(&mut self) -> Vec<Blocker> {
        self.blockers
            .as_mut()
            .map(BlockerWatch::take_seen)
            .unwrap_or_default()
    }

    /// Sleeps, at most until an interruption, which is an error.
    pub fn pause(&self, time: Duration) -> Result<(), Error> {
        self.driver.runtime.block_on(async {
            tokio::select! {
                () = tokio::time::sleep(time) => Ok(()),
                () = self.interrupter.wait() => Err(Error::Interrupted),
            }
        })
    }

    /// Whether the session is with an embedded database.
    pub fn is_embedded(&self) -> bool {
        self.embedded.is_some()
    }

    /// The folder of an embedded database's socket, which goes with the connection.
    pub(super) fn embedded_socket(&self) -> Option<PathBuf> {
        let settings = self.embedded.as_ref()?.settings();
        settings.endpoints.first()?.host.as_ref().map(PathBuf::from)
    }

    /// The server process that was announced when the session began. Behind a pooler it is not the one that answers.
    pub fn announced_process(&self) -> Option<i32> {
        lock(&self.log).announced_process
    }

    /// The server's version, such as 15 and 3; empty where it told none that can be read.
    pub fn server_version(&self) -> Vec<u32> {
        let log = lock(&self.log);
        let text = log.server_version.as_deref().unwrap_or_default();
        let number = text.split_whitespace().next().unwrap_or_default();
        number
            .split('.')
            .map_while(|part| part.parse().ok())
            .collect()
    }

    fn background(&self) -> std::sync::MutexGuard<'_, Background> {
        self.background
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection")
            .field("place", &self.route.place)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
