//! The version table on a server: whether it is there, its rows, and their changes.
//!
//! Comes in: the changes that a plan holds. Must not know: which revisions there are, and why a head moves.
//!
//! Invariants: reading never makes the table. A change that should hit one row and hits another number is an error, at the
//! latest before the commit.

use super::connection::Connection;
use super::error::{Error, RowChange};
use crate::ddl::VersionTable;
use crate::ddl::version_table::width_for;
use crate::plan::VersionChange;
use crate::sql::string_literal;

/// The version table as it was found. What a transaction made of it is forgotten when that is rolled back:
/// look again then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    table: VersionTable,
    found: Option<Found>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    /// `None`: no limit, or not a plain table and not for us to alter.
    width: Option<usize>,
}

/// Something done to the table beside its rows, to be told to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableChange {
    /// The table was made.
    Created {
        /// Characters that an id may have; 32 is the usual.
        width: usize,
    },
    /// The column was too narrow for an id.
    Widened {
        /// Characters before.
        from: usize,
        /// Characters now.
        to: usize,
    },
}

impl Versions {
    /// Looks for the table: a relation of that name, table or view or foreign table, visible through the search path or in
    /// the given schema.
    pub fn find(connection: &mut Connection, table: &VersionTable) -> Result<Versions, Error> {
        let place = match &table.schema {
            Some(schema) => format!("n.nspname = {}", string_literal(schema)),
            None => {
                String::from("pg_catalog.pg_table_is_visible(c.oid) AND n.nspname != 'pg_catalog'")
            }
        };
        let query = format!(
            "{}  AND c.relname = {} AND {place}",
            include_str!("version_table.sql"),
            string_literal(&table.name)
        );
        let rows = connection.query(&query)?;
        let found = rows.scalar().map(|width| Found {
            width: width.and_then(|width| width.parse().ok()),
        });
        Ok(Versions {
            table: table.clone(),
            found,
        })
    }

    /// Whether the table is there.
    pub fn exists(&self) -> bool {
        self.found.is_some()
    }

    /// The heads in the order in which the server gives the rows; a table without primary key may hold one twice.
    pub fn heads(&self, connection: &mut Connection) -> Result<Vec<String>, Error> {
        match self.found {
            Some(_) => Ok(connection.query(&self.table.select())?.first_column()),
            None => Ok(Vec::new()),
        }
    }

    /// Makes the table if it is not there, wide enough for ids of `longest` characters. The schema is not made.
    pub fn create_if_missing(
        &mut self,
        connection: &mut Connection,
        longest: usize,
        tag: usize,
    ) -> Result<Option<TableChange>, Error> {
        if self.exists() {
            return Ok(None);
        }
        let width = width_for(longest);
        connection.queue(&self.table.create(width), tag)?;
        self.found = Some(Found { width: Some(width) });
        Ok(Some(TableChange::Created { width }))
    }

    /// Changes a row, after making the column wider if the new id needs it.
    ///
    /// Inside a transaction the statements are queued, and a change that hit no row or several comes back from the call that
    /// waits for them, with `tag`.
    pub fn apply(
        &mut self,
        connection: &mut Connection,
        change: &VersionChange,
        tag: usize,
    ) -> Result<Option<TableChange>, Error> {
        let (new_id, hit) = match change {
            VersionChange::Insert(id) => (Some(id), None),
            VersionChange::Update { from, to } => {
                let (from, new) = (from.clone(), to.clone());
                (Some(to), Some(RowChange::Update { from, to: new }))
            }
            VersionChange::Delete(id) => (None, Some(RowChange::Delete(id.clone()))),
        };
        let widened = match new_id {
            Some(id) => self.widen_for(connection, id, tag)?,
            None => None,
        };
        let sql = statement(&self.table, change);
        match hit {
            Some(change) => {
                connection.queue_expecting_one_row(&sql, tag, change, &self.table.name)?
            }
            None => connection.queue(&sql, tag)?,
        }
        Ok(widened)
    }

    fn widen_for(
        &mut self,
        connection: &mut Connection,
        id: &str,
        tag: usize,
    ) -> Result<Option<TableChange>, Error> {
        let length = id.chars().count();
        let Some(Found { width: Some(from) }) = self.found else {
            return Ok(None);
        };
        if length <= from {
            return Ok(None);
        }
        let to = width_for(length);
        connection.queue(&self.table.widen(to), tag)?;
        self.found = Some(Found { width: Some(to) });
        Ok(Some(TableChange::Widened { from, to }))
    }

    /// Removes all rows.
    pub fn purge(&self, connection: &mut Connection, tag: usize) -> Result<(), Error> {
        match self.found {
            Some(_) => connection.queue(&self.table.purge(), tag),
            None => Ok(()),
        }
    }
}

/// The statement of a change, the same online and offline.
pub fn statement(table: &VersionTable, change: &VersionChange) -> String {
    match change {
        VersionChange::Insert(id) => table.insert(id),
        VersionChange::Update { from, to } => table.update(from, to),
        VersionChange::Delete(id) => table.delete(id),
    }
}
