//! What a run takes care of around its statements: locks that are not to be had in time, time limits of a revision, and what
//! statements outside of a transaction leave behind.
//!
//! In: statements before and after they are sent. Out: whether to send one again, notes for the error. Must not know what is
//! sent ahead and when.

use super::Settings;
use super::doubts::Doubt;
use super::event::{Again, Aside, Event};
use super::limits::{Limits, StepLimits};
use super::retry::{Ground, Patience, Tried, may_last};
use crate::database::invalid_index::{self, InvalidIndex, Kept};
use crate::database::{Blocker, Connection, Error as DatabaseError};
use crate::evaluate::Origin;
use crate::sql::index_statement::IndexStatement;
use crate::sql::split::split_statements;

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
    aside: Aside,
    /// How long a lock is tried for.
    pub patience: Patience,
    /// What of the run could be done once more.
    pub ground: Ground,
    limits: Option<StepLimits>,
    /// What of the revision is there to stay.
    pub remains: Remains,
    /// What a statement has let pass that is hardly ever meant.
    doubts: Vec<Doubt>,
    /// Who was in the way of the statement that failed last.
    blockers: Vec<Blocker>,
    /// What to say about a failure.
    hints: Vec<String>,
    /// The last statement that failed outside of a transaction has left nothing.
    pub left_nothing: bool,
}

impl Default for Care {
    /// For a database that nobody else has: nothing is tried again.
    fn default() -> Care {
        Care {
            aside: Aside::default(),
            patience: Patience::new(std::time::Duration::ZERO),
            ground: Ground::default(),
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
enum Remedy {
    Again,
    None,
}

impl Care {
    pub fn new(settings: &Settings) -> Care {
        Care {
            aside: settings.aside.clone(),
            patience: Patience::new(settings.lock_retry_for),
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
    pub fn alone<T>(
        &mut self,
        connection: &mut Connection,
        sql: &str,
        origin: &Origin,
        mut work: impl FnMut(&mut Connection) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        self.left_nothing = false;
        loop {
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
        let statement = IndexStatement::parse(sql).filter(IndexStatement::is_concurrent);
        if let (Some(statement @ IndexStatement::Create(_)), true) =
            (&statement, is_already_there(error))
        {
            return self.remove_leftover_patiently(connection, statement, sql);
        }
        // What a `try:` stands around is the revision's own affair.
        if !error.is_lock_timeout() || origin.guarded || !can_repeat(sql, statement.as_ref()) {
            return Ok(Remedy::None);
        }
        if !self.pause(Again::Statement(sql.to_owned()), connection)? {
            return Ok(Remedy::None);
        }
        if let Some(statement @ IndexStatement::Create(_)) = &statement {
            self.remove_leftover_patiently(connection, statement, sql)?;
        }
        Ok(Remedy::Again)
    }

    /// The same as the next, where the removal may have to wait for a lock, too.
    fn remove_leftover_patiently(
        &mut self,
        connection: &mut Connection,
        statement: &IndexStatement,
        sql: &str,
    ) -> Result<Remedy, DatabaseError> {
        loop {
            match self.remove_leftover(connection, statement) {
                Err(error) if error.is_lock_timeout() => {
                    self.note_failure(connection);
                    if !self.pause(Again::Statement(sql.to_owned()), connection)? {
                        return Err(error);
                    }
                }
                removed => return removed,
            }
        }
    }

    /// Removes the INVALID index that an attempt at the same statement has left.
    fn remove_leftover(
        &mut self,
        connection: &mut Connection,
        statement: &IndexStatement,
    ) -> Result<Remedy, DatabaseError> {
        let IndexStatement::Create(create) = statement else {
            return Ok(Remedy::None);
        };
        match invalid_index::remove(connection, create)? {
            Ok(Some(index)) => {
                self.aside
                    .tell(Event::LeftoverDropped { index: index.name });
                return Ok(Remedy::Again);
            }
            Ok(None) => {}
            Err(kept) => {
                self.remains.foreign = true;
                self.hints.extend(why_kept(&kept));
            }
        }
        Ok(Remedy::None)
    }

    /// Looks what a failed statement has left INVALID.
    fn note_remains(&mut self, connection: &mut Connection, sql: &str) {
        let Some(statement) = IndexStatement::parse(sql).filter(IndexStatement::is_concurrent)
        else {
            return;
        };
        // Without an answer the error itself is what there is to say.
        let Ok(invalid) = invalid_index::find(connection, &statement) else {
            return;
        };
        self.left_nothing = invalid.is_empty();
        self.remains.invalid = invalid
            .into_iter()
            .map(|index| (index.name.clone(), index.removal()))
            .collect();
    }

    /// To be called after a statement that makes an index where there is none: one that is there may be INVALID.
    pub fn look_at_index(
        &mut self,
        connection: &mut Connection,
        sql: &str,
    ) -> Result<(), DatabaseError> {
        let Some(statement @ IndexStatement::Create(_)) = makes_index_if_missing(sql) else {
            return Ok(());
        };
        let found = invalid_index::find(connection, &statement)?;
        self.doubts
            .extend(found.into_iter().map(|index| Doubt::InvalidIndex {
                removal: index.removal(),
                name: index.name,
            }));
        Ok(())
    }

    fn pause(&mut self, again: Again, connection: &mut Connection) -> Result<bool, DatabaseError> {
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

/// The statement, where it makes an index only if there is none of its name. Cheap for all others.
pub(super) fn makes_index_if_missing(sql: &str) -> Option<IndexStatement> {
    let head = sql.trim_start().get(..6)?;
    if !head.eq_ignore_ascii_case("CREATE") {
        return None;
    }
    IndexStatement::parse(sql).filter(
        |statement| matches!(statement, IndexStatement::Create(create) if create.if_not_exists),
    )
}

/// duplicate_table, which an index counts as.
fn is_already_there(error: &DatabaseError) -> bool {
    error
        .as_statement()
        .is_some_and(|error| error.sqlstate == "42P07")
}

/// Whether a statement that has failed outside of a transaction has done nothing, so that it can be sent again.
fn can_repeat(sql: &str, statement: Option<&IndexStatement>) -> bool {
    let pieces = split_statements(sql).unwrap_or_default();
    let [piece] = pieces.as_slice() else {
        return false;
    };
    let first = piece
        .statement
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next();
    // What these run may commit on its way; a partition may be half detached.
    let may_commit = ["CALL", "DO"]
        .iter()
        .any(|word| first.is_some_and(|first| first.eq_ignore_ascii_case(word)));
    let detaches = statement.is_none()
        && piece
            .statement
            .to_ascii_uppercase()
            .contains("CONCURRENTLY");
    !may_commit && !detaches
}

fn why_kept(kept: &Kept) -> Vec<String> {
    let remove = |index: &InvalidIndex, why: &str| {
        vec![
            format!("{} is INVALID, {why}", index.name),
            format!("to remove it: {};", index.removal()),
        ]
    };
    match kept {
        Kept::Busy(index) => {
            let process = index.process.unwrap_or_default();
            vec![format!(
                "{} is INVALID, and process {process} is at work on it or on {}: try again when that has ended",
                index.name, index.table
            )]
        }
        Kept::Different(index) => remove(
            index,
            &format!(
                "and is on {}, and not what this statement would make: it is not known to be of an earlier attempt",
                index.table
            ),
        ),
        Kept::Unknown(index) => remove(
            index,
            "and could not be compared with what this statement would make: it may be of an earlier attempt",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeatable(sql: &str) -> bool {
        let statement = IndexStatement::parse(sql).filter(IndexStatement::is_concurrent);
        can_repeat(sql, statement.as_ref())
    }

    #[test]
    fn what_may_have_done_something_is_not_repeated() {
        for sql in [
            "ALTER TYPE t ADD VALUE 'a'",
            "CREATE INDEX CONCURRENTLY i ON t (a)",
            "REINDEX INDEX CONCURRENTLY i",
            "VACUUM t;",
        ] {
            assert!(repeatable(sql), "{sql}");
        }
        for sql in [
            "CALL p()",
            "do $$ begin commit; end $$",
            "SELECT 1; SELECT 2",
            "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
            "",
        ] {
            assert!(!repeatable(sql), "{sql}");
        }
    }

    #[test]
    fn only_what_skips_is_looked_at() {
        assert!(makes_index_if_missing("CREATE INDEX IF NOT EXISTS i ON t (a)").is_some());
        assert!(makes_index_if_missing("CREATE INDEX i ON t (a)").is_none());
        assert!(makes_index_if_missing("CREATE TABLE IF NOT EXISTS t (a int)").is_none());
        assert!(makes_index_if_missing("x").is_none());
    }
}
