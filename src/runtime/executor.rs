//! Sends statements of revision files to the database, the way psycopg2 under SQLAlchemy would, only with less waiting.
//!
//! In: complete statements and the places that asked for them. Out: rows, or errors that know their place.
//!
//! - Outside autocommit a transaction is begun before the first statement.
//! - Statements that return nothing are queued; their errors come back later, maybe while a later revision runs, and are
//!   kept (`deferred`): such an error ends the run, whatever the revisions do meanwhile.
//! - In files that catch exceptions every statement is waited for, and inside a `try:` body it runs under a savepoint, so
//!   that the revision can go on after a failure (under Alembic the transaction would be lost).

use std::ops::{Deref, DerefMut};

use crate::database::{
    Connection, Error as DatabaseError, Lock, Rows, TransactionStatus, may_end_transaction,
    may_free_locks, may_reset_session,
};
use crate::evaluate::{HostError, Origin};

use super::care::Care;
use super::event::{Event, Listener};
use super::leftovers::makes_index_if_missing;
use super::raised::{aftermath, host_error};
use super::standing::Unconfirmed;
use crate::sql::split::split_statements;

/// The savepoint around a statement whose failure may be caught.
const GUARD: &str = "mig_guard";

/// A connection that somebody else opened, or one of this run's own.
pub(super) enum Held<'c> {
    Lent(&'c mut Connection),
    Own(Box<Connection>),
}

impl Deref for Held<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self {
            Held::Lent(connection) => connection,
            Held::Own(connection) => connection,
        }
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        match self {
            Held::Lent(connection) => connection,
            Held::Own(connection) => connection,
        }
    }
}

/// A connection and what is under way on it.
pub(super) struct Executor<'c> {
    pub connection: Held<'c>,
    /// Each statement commits by itself: inside `autocommit_block()`.
    pub autocommit: bool,
    /// Whether a transaction has been begun and not ended by us. A `COMMIT` in the text of a revision ends it on the server
    /// only: what follows then commits statement by statement, as under psycopg2. Revisions rely on that to run what can't
    /// be in a transaction.
    begun: bool,
    /// The places of the queued statements; a statement's tag is its index here.
    origins: Vec<Origin>,
    deferred: Option<Failed>,
    lock: Lock,
    /// Whether the revision that runs has sent statements in the transaction that is open.
    sent: bool,
    /// Whether some of it stays in the database even if it fails: it was committed on the way, or ran by itself.
    lasting: bool,
    /// Whether the text of a revision has ended the transaction, and whether one has committed it.
    ended: bool,
    committed: bool,
    /// How many commits of the connection are known here.
    commits: u64,
    unconfirmed: Unconfirmed,
    pub care: Care,
}

/// A statement that failed, and where it was asked for.
#[derive(Debug)]
pub(super) struct Failed {
    pub error: DatabaseError,
    pub origin: Origin,
}

impl<'c> Executor<'c> {
    pub fn new(connection: Held<'c>, lock: Lock) -> Executor<'c> {
        Executor {
            commits: connection.commits(),
            connection,
            autocommit: false,
            begun: false,
            origins: Vec::new(),
            deferred: None,
            lock,
            sent: false,
            lasting: false,
            ended: false,
            committed: false,
            unconfirmed: Unconfirmed::Nothing,
            care: Care::default(),
        }
    }

    /// To be called when everything since the last commit is rolled back and begins again.
    pub fn restart(&mut self) -> Result<(), DatabaseError> {
        self.autocommit = false;
        self.deferred = None;
        self.ended = false;
        self.begin_revision();
        self.care.restart(&mut self.connection)
    }

    /// To be called before a revision begins.
    pub fn begin_revision(&mut self) {
        self.sent = false;
        self.lasting = false;
    }

    /// Whether a revision's text has committed what the run had done.
    pub fn was_committed(&self) -> bool {
        self.committed
    }

    /// Whether part of the revision is in the database already, for good.
    pub fn has_lasting_part(&self) -> bool {
        self.lasting
    }

    /// What may have taken effect without our knowing it.
    pub fn unconfirmed(&self) -> Unconfirmed {
        self.unconfirmed
    }

    /// Frees the lock; the last thing that is done.
    pub fn release_lock(mut self) -> Result<(), DatabaseError> {
        self.lock.release(&mut self.connection)
    }

    /// Whether what the revision has sent may be left under way when it is done: all of it is still in the transaction.
    pub fn may_run_ahead(&self) -> bool {
        self.deferred.is_none() && !self.lasting && !self.committed && !self.autocommit
    }

    /// The place that asked for a statement, by its tag.
    pub fn origin(&self, tag: usize) -> Option<&Origin> {
        self.origins.get(tag)
    }

    /// The tag that the next statement gets.
    pub fn next_tag(&self) -> usize {
        self.origins.len()
    }

    /// A tag for a statement that `origin` asks for.
    pub fn tag(&mut self, origin: &Origin) -> usize {
        self.origins.push(origin.clone());
        self.origins.len() - 1
    }

    /// Begins a transaction where one is wanted and none is open.
    pub fn ensure_begun(&mut self) -> Result<(), DatabaseError> {
        if self.autocommit || self.begun {
            return Ok(());
        }
        self.connection.begin()?;
        self.begun = true;
        self.ended = false;
        self.care.in_transaction(&mut self.connection)
    }

    /// Commits what is open.
    pub fn commit(&mut self) -> Result<(), DatabaseError> {
        self.begun = false;
        self.connection.flush()?;
        // Where nothing is open nothing is left to be done: what was committed before is no less so.
        if self.connection.in_transaction() {
            if self.connection.interrupted() {
                return Err(DatabaseError::Interrupted);
            }
            self.lock.ensure_held()?;
            let committed = self.connection.commit();
            if committed.as_ref().is_err_and(leaves_unanswered("COMMIT")) {
                self.unconfirmed = Unconfirmed::Commit;
            }
            committed?;
            self.commits = self.connection.commits();
            self.lasting |= std::mem::take(&mut self.sent);
        }
        Ok(())
    }

    /// To be called when what is open has been committed, so many whole revisions in it.
    pub fn settle_ground(&mut self, revisions: usize) {
        self.care.ground.committed += revisions;
        self.care.ground.stained = self.lasting;
        if revisions > 0 {
            self.care.calm();
        }
    }

    /// Rolls back what is open.
    pub fn rollback(&mut self) -> Result<(), DatabaseError> {
        self.begun = false;
        self.sent = false;
        if self.connection.in_transaction() {
            self.connection.rollback()
        } else {
            Ok(())
        }
    }

    /// Sends a statement whose rows are of no interest.
    pub fn send(&mut self, sql: &str, origin: &Origin) -> Result<(), HostError> {
        let alone = self.autocommit || (self.begun && !self.connection.in_transaction());
        let looked_after = || {
            makes_index_if_missing(sql).is_some() || may_free_locks(sql) || may_reset_session(sql)
        };
        if origin.sequential || alone || looked_after() {
            return self.ask(sql, origin).map(drop);
        }
        self.begin_for(origin)?;
        let tag = self.tag(origin);
        let sent = self.connection.queue(sql, tag);
        self.note(sql, origin, sent.as_ref().err());
        sent.map_err(|error| self.failed(error, origin))
    }

    /// Keeps in mind what is in the database for good after a statement of the revision.
    fn note(&mut self, sql: &str, origin: &Origin, error: Option<&DatabaseError>) {
        let known = std::mem::replace(&mut self.commits, self.connection.commits());
        let committed = self.commits > known;
        if committed && self.begun {
            // By the text itself: also in its middle, or with another transaction behind it. What else is in it is of no
            // matter any more when it is all.
            self.care.ground.stained = true;
            self.lasting |= std::mem::take(&mut self.sent) || !is_one_statement(sql);
            self.committed = true;
        }
        if matches!(error, Some(DatabaseError::ConnectionLost { .. })) {
            let inside = self.begun && !self.ended && !may_end_transaction(sql);
            if error.is_some_and(leaves_unanswered(sql)) && !inside {
                self.unconfirmed = Unconfirmed::Statement;
            }
        } else if self.connection.in_transaction() {
            self.sent = true;
            self.care.note_in_transaction(sql);
        } else if self.begun && !self.ended {
            // The text itself has ended the transaction.
            self.ended = true;
            self.care.ground.stained = true;
            self.sent = false;
        } else {
            // By itself. A concurrent index that fails leaves an invalid one.
            let leaves = || mentions(sql, &["CONCURRENTLY"]) && !self.care.left_nothing;
            let lasts = error.is_none() || committed || leaves();
            self.lasting |= lasts;
            self.care.ground.stained |= lasts;
            if error.is_none() {
                self.care.note_alone(sql, origin);
            }
        }
    }

    /// Sends a statement and waits for what it returns.
    pub fn ask(&mut self, sql: &str, origin: &Origin) -> Result<Rows, HostError> {
        self.guarded(sql, origin, |connection| connection.query(sql))
    }

    /// Does something with a statement on the connection and waits for it.
    pub fn guarded<T: Default>(
        &mut self,
        sql: &str,
        origin: &Origin,
        mut work: impl FnMut(&mut Connection) -> Result<T, DatabaseError>,
    ) -> Result<T, HostError> {
        self.begin_for(origin)?;
        let guard = origin.guarded
            && !self.autocommit
            && self.connection.transaction_status() == TransactionStatus::Active;
        if guard {
            self.connection
                .savepoint(GUARD)
                .map_err(|error| self.failed(error, origin))?;
        }
        let answer = if self.connection.in_transaction() {
            work(&mut self.connection)
        } else {
            self.care.alone(&mut self.connection, sql, origin, work)
        };
        self.note(sql, origin, answer.as_ref().err());
        match answer {
            Ok(done) => {
                self.care
                    .look_at_index(&mut self.connection, sql)
                    .map_err(|error| self.failed(error, origin))?;
                if may_free_locks(sql) {
                    let renewed = self.lock.renew(&mut self.connection);
                    renewed.map_err(|error| self.failed(error, origin))?;
                }
                if may_reset_session(sql) {
                    let renewed = self.care.renew_limits(&mut self.connection);
                    renewed.map_err(|error| self.failed(error, origin))?;
                }
                // The statement itself may have ended the transaction.
                if guard && self.connection.in_transaction() {
                    self.connection
                        .release(GUARD)
                        .map_err(|error| self.failed(error, origin))?;
                }
                Ok(done)
            }
            Err(error) => {
                let mut error = self.failed(error, origin);
                error.hints.extend(self.care.take_hints());
                if guard && self.connection.in_transaction() {
                    self.connection
                        .rollback_to(GUARD)
                        .map_err(|error| self.failed(error, origin))?;
                }
                Err(error)
            }
        }
    }

    /// Waits for everything under way. An error is also remembered, see [`Executor::take_deferred`].
    pub fn settle(&mut self) -> Result<(), HostError> {
        self.connection
            .flush()
            .map_err(|error| self.failed(error, &Origin::default()))
    }

    /// The error of a queued statement, which ends the revision.
    pub fn take_deferred(&mut self) -> Option<Failed> {
        self.deferred.take()
    }

    /// Hands the server's notices on.
    pub fn report_notices(&mut self, listener: &mut Listener<'_>) {
        for notice in self.connection.take_notices() {
            listener(Event::Notice {
                severity: notice.severity,
                message: notice.message,
                detail: notice.detail,
                hint: notice.hint,
            });
        }
    }

    fn begin_for(&mut self, origin: &Origin) -> Result<(), HostError> {
        if let Some(failed) = &self.deferred {
            return Err(aftermath(&failed.error));
        }
        if self.connection.interrupted() {
            return Err(host_error(DatabaseError::Interrupted));
        }
        self.ensure_begun()
            .and_then(|()| self.care.before_statement(&mut self.connection))
            .map_err(|error| self.failed(error, origin))
    }

    /// What an error means for the one who asked just now: his own failure, or that of an earlier statement.
    pub fn failed(&mut self, error: DatabaseError, origin: &Origin) -> HostError {
        self.care.note_failure(&mut self.connection);
        match error
            .tag()
            .and_then(|tag| self.origins.get(tag))
            .filter(|earlier| *earlier != origin)
        {
            None => host_error(error),
            Some(earlier) => {
                let failed = Failed {
                    error,
                    origin: earlier.clone(),
                };
                let seen = aftermath(&failed.error);
                self.deferred = Some(failed);
                seen
            }
        }
    }
}

/// Whether an error is the end of the session, after this text was sent and before it was answered.
fn leaves_unanswered(sql: &str) -> impl Fn(&DatabaseError) -> bool {
    move |error| match error {
        DatabaseError::ConnectionLost { unanswered, .. } => unanswered.as_deref() == Some(sql),
        _ => false,
    }
}

fn mentions(sql: &str, words: &[&str]) -> bool {
    let sql = sql.to_ascii_uppercase();
    words.iter().any(|word| sql.contains(word))
}

fn is_one_statement(sql: &str) -> bool {
    split_statements(sql).is_ok_and(|pieces| pieces.len() == 1)
}
