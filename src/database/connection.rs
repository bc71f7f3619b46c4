//! One session with the database, as blocking calls. Async ends here.
//!
//! Comes in: complete SQL texts, values already written into them. They go out by the simple query protocol, as psycopg2 sends
//! them: several statements in one text work, and an untyped literal gets its type where it is used. Goes out: row counts and
//! rows in text format.
//!
//! Must not know: what the statements are for. Transactions are begun and ended by the caller.
//!
//! Invariants: an answer is only reported as success after the server's confirmation. A queued statement is only sent ahead
//! while inside a transaction block, so that nothing behind a failed one takes effect.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio_postgres::{Client, SimpleQueryMessage, SimpleQueryStream};

use super::blockers::{Blocker, BlockerWatch, Tell};
use super::cancel::CancelHandle;
use super::connect::{self, Background, Route, Session, with_causes};
use super::embedded::Embedded;
use super::error::{CopyDirection, Error, RowChange, StatementError};
use super::interrupt::Interrupter;
use super::notice::Notice;
use super::rows::{Column, Row, Rows, rowcount};
use super::settings::{Settings, Target};
use super::statement::may_be_pipelined;
use super::watch::{Observation, SharedLog, TransactionStatus, lock};

/// More than this many unanswered statements are not piled up: the server should not be told what to do for minutes after
/// an early one failed. Then half of them are waited for, so that the server does not run out of work meanwhile.
const QUEUE_LIMIT: usize = 256;

/// A session.
pub struct Connection {
    // Dropped in this order: the session's end must reach an embedded server before it is shut down.
    client: Client,
    queue: VecDeque<Sent>,
    /// How many statements were sent so far.
    sent: u64,
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

/// What moves the bytes. Dropped after the client, it waits for the farewell to be sent, so that the server ends the session at
/// once and frees its locks.
struct Driver {
    runtime: Runtime,
    task: JoinHandle<()>,
}

/// A server that doesn't take the farewell is left without one.
const FAREWELL_LIMIT: Duration = Duration::from_secs(1);

impl Drop for Driver {
    fn drop(&mut self) {
        let Driver { runtime, task } = self;
        // Too late for errors to matter: everything that had to be known was answered before.
        let _ = runtime.block_on(async { tokio::time::timeout(FAREWELL_LIMIT, task).await });
    }
}

/// A statement under way.
struct Sent {
    answer: Pin<Box<dyn Future<Output = Answer> + Send>>,
    request: Request,
}

/// What is sent, and what is to be done with the answer.
struct Request {
    sql: String,
    tag: Option<usize>,
    want_rows: bool,
    /// Whether it is a COPY whose data somebody gives or takes.
    copies: bool,
    expected: Option<Expected>,
}

impl Request {
    fn new(sql: &str) -> Request {
        Request {
            sql: sql.to_owned(),
            tag: None,
            want_rows: false,
            copies: false,
            expected: None,
        }
    }
}

/// A change of the version table, which must hit one row.
struct Expected {
    change: RowChange,
    table: String,
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

    /// The same outside of a transaction, if the answer comes in time or during `meanwhile`, which is done once the time is
    /// over; else the session is of no use any more.
    pub(super) fn query_within(
        &mut self,
        sql: &str,
        time: Duration,
        meanwhile: impl FnOnce() -> Result<(), Error>,
    ) -> Result<Option<Rows>, Error> {
        /// What has come meanwhile is read in no time.
        const BRIEF: Duration = Duration::from_millis(100);
        self.flush()?;
        self.send(Request {
            want_rows: true,
            ..Request::new(sql)
        })?;
        let Some(Sent {
            mut answer,
            request,
        }) = self.queue.pop_front()
        else {
            return Ok(None);
        };
        let mut wait = |time| {
            self.driver.runtime.block_on(async {
                tokio::select! {
                    answer = tokio::time::timeout(time, &mut answer) => Ok(answer.ok()),
                    () = self.interrupter.wait() => Err(Error::Interrupted),
                }
            })
        };
        let mut waited = wait(time);
        if matches!(waited, Ok(None)) {
            waited = meanwhile().and_then(|()| wait(BRIEF));
        }
        match waited {
            Ok(Some(answer)) => self.judge(answer, request).map(Some),
            other => {
                self.over = true;
                other.map(|_| None)
            }
        }
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

    fn copy(&mut self, sql: &str) -> Result<Rows, Error> {
        self.flush()?;
        self.send(Request {
            copies: true,
            ..Request::new(sql)
        })?;
        self.drain()
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

    fn queue_expecting(
        &mut self,
        sql: &str,
        tag: usize,
        expected: Option<Expected>,
    ) -> Result<(), Error> {
        if self.queue.len() >= QUEUE_LIMIT {
            while self.queue.len() > QUEUE_LIMIT / 2 {
                self.await_one()?;
            }
        }
        let alone = !self.in_transaction() || !may_be_pipelined(sql);
        if alone {
            self.flush()?;
        }
        self.send(Request {
            tag: Some(tag),
            expected,
            ..Request::new(sql)
        })?;
        if alone { self.flush() } else { Ok(()) }
    }

    /// Waits for everything that was queued. The error is that of the first statement that failed; those behind it, which only
    /// failed because the transaction was aborted, are not reported.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.drain().map(|_| ())
    }

    /// Waits for the oldest statement under way; says whether there was one. The error is as that of [`Connection::flush`].
    pub fn await_one(&mut self) -> Result<bool, Error> {
        let Some(Sent { answer, request }) = self.queue.pop_front() else {
            return Ok(false);
        };
        match self.settle(answer, request) {
            Ok(_) => Ok(true),
            Err(error) => {
                // What follows it failed with it, or was lost with it.
                let _ = self.drain();
                Err(error)
            }
        }
    }

    /// The same for an answer that is already here; waits for nothing.
    pub fn take_one(&mut self) -> Result<bool, Error> {
        let Some(sent) = self.queue.front_mut() else {
            return Ok(false);
        };
        let arrived = self.driver.runtime.block_on(async {
            // Lets the task that owns the socket read.
            tokio::task::yield_now().await;
            std::future::poll_fn(|context| {
                Poll::Ready(match sent.answer.as_mut().poll(context) {
                    Poll::Ready(answer) => Some(answer),
                    Poll::Pending => None,
                })
            })
            .await
        });
        let Some(answer) = arrived else {
            return Ok(false);
        };
        if let Some(sent) = self.queue.front_mut() {
            sent.answer = Box::pin(std::future::ready(answer));
        }
        self.await_one()
    }

    /// How many statements are under way.
    pub fn queued(&self) -> usize {
        self.queue.len()
    }

    /// How many statements were sent so far, answered or not.
    pub fn sent(&self) -> u64 {
        self.sent
    }

    /// How many statements the server has confirmed so far: where the last answers are errors, those before the first of these.
    pub fn confirmed(&self) -> u64 {
        self.failing_from.unwrap_or_else(|| self.answered())
    }

    fn answered(&self) -> u64 {
        self.sent - self.queue.len() as u64
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

    fn run(&mut self, sql: &str, want_rows: bool) -> Result<Rows, Error> {
        // What is under way need not be waited for first: inside the block nothing behind an error takes effect.
        if !self.queue.is_empty() && !may_be_pipelined(sql) {
            self.flush()?;
        }
        self.send(Request {
            want_rows,
            ..Request::new(sql)
        })?;
        self.drain()
    }

    /// Hands a text to the socket.
    fn send(&mut self, request: Request) -> Result<(), Error> {
        if self.over {
            return Err(self.lost(None, request.tag, None));
        }
        let client = &self.client;
        let sent = self.driver.runtime.block_on(async {
            let stream = client.simple_query_raw(&request.sql).await;
            // Lets the task that owns the socket write.
            tokio::task::yield_now().await;
            stream
        });
        match sent {
            Ok(stream) => {
                let answer = Box::pin(read_answer(Box::pin(stream), request.want_rows));
                self.queue.push_back(Sent { answer, request });
                self.sent += 1;
                Ok(())
            }
            Err(error) if error.is_closed() => {
                // An error under way tells more than the closed door.
                self.drain()?;
                Err(self.lost(None, request.tag, None))
            }
            // Such as a zero byte in the text, which the protocol has no way to send.
            Err(error) => Err(Error::Unsendable {
                reason: with_causes(&error),
                sql: request.sql,
                tag: request.tag,
            }),
        }
    }

    /// Reads all answers; gives back the last, or the first error.
    fn drain(&mut self) -> Result<Rows, Error> {
        // Who did not heed the first error is told again.
        let mut failed = self.over.then(|| self.lost(None, None, None));
        let mut last = Rows::default();
        while let Some(Sent { answer, request }) = self.queue.pop_front() {
            match self.settle(answer, request) {
                Ok(rows) => last = rows,
                Err(error) => {
                    failed.get_or_insert(error);
                }
            }
        }
        failed.map_or(Ok(last), Err)
    }

    /// Waits for the answer of a statement that was just taken from the queue.
    fn settle(
        &mut self,
        answer: impl Future<Output = Answer>,
        request: Request,
    ) -> Result<Rows, Error> {
        let before = self.answered() - 1;
        let began = Instant::now();
        let cancel = self.cancel_handle();
        let answer = self
            .interrupter
            .wait_for(answer, &cancel, &mut self.cancelling);
        let answer = self.driver.runtime.block_on(async {
            match &mut self.blockers {
                Some(blockers) => blockers.beside(answer, &request.sql).await,
                None => answer.await,
            }
        });
        let judged = match answer {
            Some(answer) => self.judge(answer, request),
            None => Err(self.give_up(request)),
        };
        if let Some(blockers) = &mut self.blockers {
            blockers.waited(began.elapsed(), &judged);
        }
        match &judged {
            Ok(_) => self.failing_from = None,
            Err(error) => {
                self.failing_from.get_or_insert(before);
                if matches!(error, Error::ConnectionLost { .. }) {
                    self.queue.clear();
                }
            }
        }
        judged
    }

    /// Joins what tokio-postgres read and what was observed beside it.
    fn judge(&mut self, answer: Answer, request: Request) -> Result<Rows, Error> {
        let observed = self.take_observations();
        let Request {
            sql, tag, copies, ..
        } = request;
        self.attribute_notices(observed.notices, tag);
        let said = answer.error.as_ref().and_then(|error| error.as_db_error());
        let Some(status) = observed.status else {
            let last_words = answer.error.as_ref().filter(|_| said.is_some());
            return Err(self.lost(last_words.map(with_causes), tag, Some(sql)));
        };
        self.status = status;
        let copied = copies && observed.copy.is_some();
        if let (Some(direction), false) = (observed.copy, copies) {
            return Err(Error::Copy {
                direction,
                sql,
                tag,
            });
        }
        if let Some(said) = said {
            return Err(Error::Statement(Box::new(StatementError::new(
                said, &sql, tag,
            ))));
        }
        // tokio-postgres does not expect the messages of a COPY.
        if let (Some(error), false) = (answer.error, copied) {
            let reason = with_causes(&error);
            return Err(Error::Answer { reason, sql, tag });
        }
        if let Some(Expected { change, table }) = request.expected
            && let found = rowcount(&observed.tag).unwrap_or(0)
            && found != 1
        {
            return Err(Error::NotOneRow {
                what: change,
                table,
                found,
                tag,
            });
        }
        let rows = if observed.columns.is_some() {
            answer.rows
        } else {
            Vec::new()
        };
        Ok(Rows {
            columns: observed.columns,
            rows,
            tag: observed.tag,
        })
    }

    /// Notices come in the order of the statements: the next `count` belong to the one just answered.
    fn attribute_notices(&self, count: usize, tag: Option<usize>) {
        let mut background = self.background();
        let first = background.attributed;
        background.attributed += count;
        let taken = background.taken;
        for (position, notice) in background.notices.iter_mut().enumerate() {
            if (first..first + count).contains(&(taken + position)) {
                notice.tag = tag;
            }
        }
    }

    /// Takes the observations up to the end of one answer.
    fn take_observations(&self) -> Observed {
        let mut observed = Observed::default();
        let mut columns = None;
        let mut log = lock(&self.log);
        while let Some(observation) = log.observations.pop_front() {
            match observation {
                Observation::Columns(described) => columns = Some(described),
                Observation::Complete(tag) => {
                    observed.columns = columns.take();
                    observed.tag = tag;
                }
                Observation::CopyIn => observed.copy = Some(CopyDirection::FromStdin),
                Observation::Notice => observed.notices += 1,
                Observation::CopyOut => observed.copy = Some(CopyDirection::ToStdout),
                Observation::Ready(status) => {
                    observed.status = Some(status);
                    break;
                }
            }
        }
        observed
    }

    /// The server does not answer.
    fn give_up(&mut self, request: Request) -> Error {
        if let Some(embedded) = &mut self.embedded {
            embedded.abandon();
        }
        let reason = "the running statement could not be cancelled";
        self.lost(Some(String::from(reason)), request.tag, Some(request.sql))
    }

    /// The session is over; what the server said last counts more than how the socket ended.
    fn lost(&mut self, said: Option<String>, tag: Option<usize>, sent: Option<String>) -> Error {
        self.over = true;
        self.status = TransactionStatus::Idle;
        let mut background = self.background();
        if said.is_some() {
            background.end = said;
        }
        let reason = background
            .end
            .clone()
            .unwrap_or_else(|| String::from("connection closed"));
        Error::ConnectionLost {
            reason,
            tag,
            unanswered: sent,
        }
    }
}

fn runtime() -> Result<Runtime, Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| Error::Runtime {
            reason: error.to_string(),
        })
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection")
            .field("place", &self.route.place)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

#[derive(Default)]
struct Observed {
    columns: Option<Vec<Column>>,
    tag: String,
    copy: Option<CopyDirection>,
    notices: usize,
    /// `None`: the answer never came to its end.
    status: Option<TransactionStatus>,
}

struct Answer {
    rows: Vec<Row>,
    error: Option<tokio_postgres::Error>,
}

/// Reads one answer to its end, whatever is in it; the rows are those of the last statement.
async fn read_answer(mut stream: Pin<Box<SimpleQueryStream>>, want_rows: bool) -> Answer {
    let mut rows: Vec<Row> = Vec::new();
    let mut first_error: Option<tokio_postgres::Error> = None;
    while let Some(message) = stream.next().await {
        match message {
            Ok(SimpleQueryMessage::RowDescription(_)) => rows.clear(),
            Ok(SimpleQueryMessage::Row(row)) if want_rows => {
                let values: Result<Row, _> = (0..row.len())
                    .map(|index| row.try_get(index).map(|value| value.map(str::to_owned)))
                    .collect();
                match values {
                    Ok(values) => rows.push(values),
                    Err(error) => first_error = first_error.or(Some(error)),
                }
            }
            Ok(_) => {}
            Err(error) => {
                let closed = error.is_closed();
                // What the server says counts more than that we did not expect it.
                let tells_more = error.as_db_error().is_some()
                    && first_error
                        .as_ref()
                        .is_some_and(|first| first.as_db_error().is_none());
                if first_error.is_none() || tells_more {
                    first_error = Some(error);
                }
                if closed {
                    break;
                }
            }
        }
    }
    Answer {
        rows,
        error: first_error,
    }
}
