//! What a statement about an index leaves behind that ran outside of a transaction and was not done: an INVALID index, or one
//! that the server has finished although nobody was there any more to hear of it.
//!
//! In: statements that failed. Out: whether to send one again or to go on, and what to say. Which indexes there are, and which
//! may be taken for one's own, the database part knows.

use super::care::{Care, Remedy};
use super::doubts::Doubt;
use super::event::{Again, Event};
use crate::database::finished_index;
use crate::database::invalid_index::{self, Kept};
use crate::database::{Connection, Error as DatabaseError, Index};
use crate::evaluate::Origin;
use crate::sql::index_statement::{CreateIndex, IndexStatement};

impl Care {
    /// What to do about an index that can't be made because its name is taken.
    pub(super) fn remedy_index(
        &mut self,
        connection: &mut Connection,
        create: &CreateIndex,
        sql: &str,
        origin: &Origin,
    ) -> Result<Remedy, DatabaseError> {
        if create.concurrently {
            let removed = self.remove_leftover_patiently(connection, create, sql)?;
            if matches!(removed, Remedy::Again) || self.remains.foreign {
                return Ok(removed);
            }
        }
        // What a `try:` stands around is the revision's own affair.
        let (Some(versions), true, false) = (&self.version_table, self.is_next, origin.guarded)
        else {
            return Ok(Remedy::None);
        };
        let made_by_itself = (self.remains.done.iter())
            .filter_map(|(_, sql)| IndexStatement::parse(sql))
            .any(|made| matches!(made, IndexStatement::Create(made) if made.name == create.name));
        if made_by_itself {
            return Ok(Remedy::None);
        }
        match finished_index::find(connection, create, versions)? {
            Some(name) => {
                self.doubts.push(Doubt::FinishedIndex { name });
                Ok(Remedy::Done)
            }
            None => Ok(Remedy::None),
        }
    }

    /// Removes the INVALID index that an attempt at the same statement has left, where that may have to wait for a lock, too.
    pub(super) fn remove_leftover_patiently(
        &mut self,
        connection: &mut Connection,
        create: &CreateIndex,
        sql: &str,
    ) -> Result<Remedy, DatabaseError> {
        loop {
            match self.remove_leftover(connection, create) {
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

    /// The same, once.
    fn remove_leftover(
        &mut self,
        connection: &mut Connection,
        create: &CreateIndex,
    ) -> Result<Remedy, DatabaseError> {
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

    /// Removes what earlier attempts at a REINDEX CONCURRENTLY have left, where that may have to wait for a lock, too.
    pub(super) fn remove_copies_patiently(
        &mut self,
        connection: &mut Connection,
        sql: &str,
    ) -> Result<(), DatabaseError> {
        let Some(IndexStatement::Reindex {
            concurrently: true,
            name: Some(name),
        }) = IndexStatement::parse(sql)
        else {
            return Ok(());
        };
        loop {
            match invalid_index::remove_copies(connection, &name) {
                Ok(removed) => {
                    for index in removed {
                        self.aside
                            .tell(Event::LeftoverDropped { index: index.name });
                    }
                    return Ok(());
                }
                Err(DatabaseError::Statement(error))
                    if !["55P03", "57014"].contains(&error.sqlstate.as_str()) =>
                {
                    // Whatever is wrong, such as with the name, the statement itself is told.
                    return Ok(());
                }
                Err(error) => {
                    if !error.is_lock_timeout() {
                        return Err(error);
                    }
                    self.note_failure(connection);
                    if !self.pause(Again::Statement(sql.to_owned()), connection)? {
                        return Err(error);
                    }
                }
            }
        }
    }

    /// Looks what a failed statement has left INVALID.
    pub(super) fn note_remains(&mut self, connection: &mut Connection, sql: &str) {
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

fn why_kept(kept: &Kept) -> Vec<String> {
    let remove = |index: &Index, why: &str| {
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

    #[test]
    fn only_what_skips_is_looked_at() {
        assert!(makes_index_if_missing("CREATE INDEX IF NOT EXISTS i ON t (a)").is_some());
        assert!(makes_index_if_missing("CREATE INDEX i ON t (a)").is_none());
        assert!(makes_index_if_missing("CREATE TABLE IF NOT EXISTS t (a int)").is_none());
        assert!(makes_index_if_missing("x").is_none());
    }
}
