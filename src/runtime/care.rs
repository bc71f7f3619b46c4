//! What a run takes care of around its statements: locks that are not to be had in time, time limits of a revision, and what
//! statements outside of a transaction leave behind (see `leftovers`).
//!
//! In: statements before and after they are sent. Out: whether to send one again, notes for the error. Must not know what is
//! sent ahead and when.

use super::Settings;
use super::doubts::Doubt;
use super::event::{Again, Aside, Event};
use super::limits::{Limits, StepLimits};
use super::retry::{Ground, Patience, Tried, can_repeat, may_last};
use crate::database::{Blocker, Connection, Error as DatabaseError};
use crate::ddl::VersionTable;
use crate::evaluate::Origin;
use crate::sql::index_statement::IndexStatement;

/// What of a revision that failed is in the database, and stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remains {
    /// The statements that ran by themselves, and their lines.
    pub done: Vec<(usize, String)>,
    /// Whether the statement that failed ran by itself, too.
    pub alone: bool,
    /// Indexes that are INVALID for it, and the statements that remove them.
    pub invalid: Vec<(String, String)>,
    /// An INVALID index is in the way that is not known to be of an earlier attempt.
    pub foreign: bool,
}

/// Why something was given up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wait {
    /// Who was in the way, as far as they were seen.
    pub blockers: Vec<Blocker>,
    /// How often it was tried.
    pub tried: Option<Tried>,
}

/// The state of all that.
pub(super) struct Care {
    pub(super) aside: Aside,
    /// Where the version rows are; none in a database that nobody else has.
    pub(super) version_table: Option<VersionTable>,
    /// Whether the revision that runs is the one that an earlier run would have come to next.
    pub is_next: bool,
    /// How long a lock is tried for.
    pub patience: Patience,
    /// What of the run could be done once more.
    pub ground: Ground,
    /// The limits of the session, and those of the revision that runs.
    session_limits: Limits,
    limits: Option<StepLimits>,
    /// What of the revision is there to stay.
    pub remains: Remains,
    /// What a statement has let pass that is hardly ever meant.
    pub(super) doubts: Vec<Doubt>,
    /// Who was in the way of the statement that failed last.
    blockers: Vec<Blocker>,
    /// What to say about a failure.
    pub(super) hints: Vec<String>,
    /// The last statement that failed outside of a transaction has left nothing.
    pub left_nothing: bool,
}

impl Default for Care {
    /// For a database that nobody else has: nothing is tried again.
    fn default() -> Care {
        Care {
            aside: Aside::default(),
            version_table: None,
            is_next: false,
            patience: Patience::new(std::time::Duration::ZERO),
            ground: Ground::default(),
            session_limits: Limits::default(),
            limits: None,
            remains: Remains::default(),
            doubts: Vec::new(),
            blockers: Vec::new(),
            hints: Vec::new(),
            left_nothing: false,
        }
    }
}

/// What to do after a statement has failed.
pub(super) enum Remedy {
    /// Send it again.
    Again,
    /// Go on: what it was to do is done.
    Done,
    None,
}

impl Care {
    pub fn new(settings: &Settings) -> Care {
        Care {
            aside: settings.aside.clone(),
            version_table: Some(settings.version_table.clone()),
            patience: Patience::new(settings.lock_retry_for),
            session_limits: settings.limits,
            ..Care::default()
        }
    }

    /// To be called before a revision begins, with the limits that it asks for; `begun`: in a transaction that is open.
    pub fn begin_revision(
        &mut self,
        limits: Limits,
        connection: &mut Connection,
    ) -> Result<(), DatabaseError> {
        self.remains = Remains::default();
        self.hints.clear();
        if limits.are_none() {
            return Ok(());
        }
        self.limits = Some(StepLimits::begin(limits, connection)?);
        if connection.in_transaction() {
            self.in_transaction(connection)?;
        }
        Ok(())
    }

    /// To be called after a BEGIN.
    pub fn in_transaction(&self, connection: &mut Connection) -> Result<(), DatabaseError> {
        match &self.limits {
            Some(limits) => limits.in_transaction(connection),
            None => Ok(()),
        }
    }

    /// To be called before a statement, when a transaction is open if one is wanted.
    pub fn before_statement(&mut self, connection: &mut Connection) -> Result<(), DatabaseError> {
        match &mut self.limits {
            Some(limits) if !connection.in_transaction() => limits.outside(connection),
            _ => Ok(()),
        }
    }

    /// To be called after a statement of the revision that sets the session back to what it was when it was opened.
    pub fn renew_limits(&mut self, connection: &mut Connection) -> Result<(), DatabaseError> {
        self.session_limits.set(connection)?;
        if let Some(limits) = &mut self.limits {
            limits.forgotten();
        }
        Ok(())
    }

    /// To be called when a revision is done, before its version rows change.
    pub fn end_revision(&mut self, connection: &mut Connection) -> Result<(), DatabaseError> {
        match self.limits.take() {
            Some(limits) => limits.end(connection),
            None => Ok(()),
        }
    }

    /// To be called after a statement inside a transaction.
    pub fn note_in_transaction(&mut self, sql: &str) {
        if self.patience.any() && !self.ground.stained {
            self.ground.stained = may_last(sql);
        }
    }

    /// To be called after a statement that ran by itself, and has done what it should.
    pub fn note_alone(&mut self, sql: &str, origin: &Origin) {
        self.ground.stained = true;
        self.remains.done.push((origin.line, sql.to_owned()));
    }

    /// To be called when what failed before has succeeded.
    pub fn calm(&mut self) {
        self.patience.calm();
        self.blockers.clear();
    }

    /// To be called after a failure, before anything else is sent.
    pub fn note_failure(&mut self, connection: &mut Connection) {
        let blockers = connection.take_blockers();
        if !blockers.is_empty() {
            self.blockers = blockers;
        }
    }

    /// Why the last failure came to be, as far as it was a wait.
    pub fn take_wait(&mut self) -> Wait {
        let tried = self.patience.tried();
        Wait {
            blockers: std::mem::take(&mut self.blockers),
            tried: Some(tried).filter(|tried| tried.times > 1),
        }
    }

    /// Takes what else there is to say about a failure.
    pub fn take_hints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.hints)
    }

    /// Takes what statements have let pass.
    pub fn take_doubts(&mut self) -> Vec<Doubt> {
        std::mem::take(&mut self.doubts)
    }

    /// Waits before everything is done again from a revision on; false: it was tried for long enough.
    pub fn pause_before(
        &mut self,
        revision: &str,
        connection: &mut Connection,
    ) -> Result<bool, DatabaseError> {
        self.pause(Again::From(revision.to_owned()), connection)
    }

    /// Runs a statement outside of a transaction, again where that helps.
    pub fn alone<T: Default>(
        &mut self,
        connection: &mut Connection,
        sql: &str,
        origin: &Origin,
        mut work: impl FnMut(&mut Connection) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        self.left_nothing = false;
        loop {
            self.remove_copies_patiently(connection, sql)?;
            let error = match work(connection) {
                Ok(done) => {
                    self.calm();
                    return Ok(done);
                }
                Err(error) => error,
            };
            self.note_failure(connection);
            if connection.in_transaction() {
                return Err(error);
            }
            match self.remedy(connection, sql, origin, &error)? {
                Remedy::Again => {}
                Remedy::Done => return Ok(T::default()),
                Remedy::None => {
                    self.remains.alone = true;
                    // What was there before the statement is not left by it.
                    self.left_nothing = is_already_there(&error);
                    if !self.left_nothing {
                        self.note_remains(connection, sql);
                    }
                    return Err(error);
                }
            }
        }
    }

    fn remedy(
        &mut self,
        connection: &mut Connection,
        sql: &str,
        origin: &Origin,
        error: &DatabaseError,
    ) -> Result<Remedy, DatabaseError> {
        let statement = IndexStatement::parse(sql);
        if let (Some(IndexStatement::Create(create)), true) = (&statement, is_already_there(error))
        {
            return self.remedy_index(connection, create, sql, origin);
        }
        let statement = statement.filter(IndexStatement::is_concurrent);
        // What a `try:` stands around is the revision's own affair.
        if !error.is_lock_timeout() || origin.guarded || !can_repeat(sql, statement.as_ref()) {
            return Ok(Remedy::None);
        }
        if !self.pause(Again::Statement(sql.to_owned()), connection)? {
            return Ok(Remedy::None);
        }
        if let Some(IndexStatement::Create(create)) = &statement {
            self.remove_leftover_patiently(connection, create, sql)?;
        }
        Ok(Remedy::Again)
    }

    /// Waits before something is done again; false: it was tried for long enough.
    pub(super) fn pause(
        &mut self,
        again: Again,
        connection: &mut Connection,
    ) -> Result<bool, DatabaseError> {
        let Some(pause) = self.patience.pause() else {
            return Ok(false);
        };
        self.aside.tell(Event::LockRetry {
            again,
            pause,
            tries: self.patience.tried().times,
        });
        connection.pause(pause)?;
        Ok(true)
    }

    /// To be called when everything is rolled back, and begins again.
    pub fn restart(&mut self, connection: &mut Connection) -> Result<(), DatabaseError> {
        self.remains = Remains::default();
        self.hints.clear();
        self.doubts.clear();
        self.end_revision(connection)
    }
}

/// duplicate_table, which an index counts as.
fn is_already_there(error: &DatabaseError) -> bool {
    error
        .as_statement()
        .is_some_and(|error| error.sqlstate == "42P07")
}
