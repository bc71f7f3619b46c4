//! An index that an earlier attempt at the same statement has made, though nobody was there any more to hear of it.
//!
//! Comes in: a CREATE INDEX that ran outside of a transaction and was refused, because its name is taken. Goes out: whether the
//! run may go on as if it had just made it.
//!
//! A server whose client is gone notices it only when it has something to say: an index that is being built is finished, hours
//! later maybe, and committed. So is one that was answered just before the client ended, if the revision had more to do. The
//! next run then meets an index that is there, and could never get past it. Whoever made it the server does not know. It is
//! taken for the run's own when all of this holds:
//!
//! - It is what the statement asks for: the name, the table and, as the server itself writes it, the definition; and it is
//!   valid. An index holds nothing else, so that the database is then the one that the statement would leave.
//! - The revision is the one that the version rows say is next, and nothing was done before it in this run. That is where an
//!   earlier attempt can have ended. (The caller knows this.)
//! - It was made after the version rows were last written. An index of a revision that is applied is older than these: two
//!   revisions that make the same index are a mistake, which is an error as under Alembic. In a database that was restored
//!   from a dump indexes are made after all rows; there this says nothing, and the other conditions remain.
//! - The server lets all this be seen.
//!
//! Somebody may have made the very same index by hand. Alembic would refuse the revision then; here the run goes on, and says
//! so. Nothing else in the revision is skipped: what really conflicts is met by its other statements.

use super::connection::Connection;
use super::error::Error;
use super::index::{self, is_same};
use crate::ddl::VersionTable;
use crate::sql::index_statement::CreateIndex;

/// The name, with its schema, of the index that an earlier attempt at this statement has left. Outside of a transaction.
pub fn find(
    connection: &mut Connection,
    statement: &CreateIndex,
    versions: &VersionTable,
) -> Result<Option<String>, Error> {
    match look(connection, statement, versions) {
        // Such as no right to make temporary tables, or no version table.
        Err(Error::Statement(_)) => Ok(None),
        looked => looked,
    }
}

fn look(
    connection: &mut Connection,
    statement: &CreateIndex,
    versions: &VersionTable,
) -> Result<Option<String>, Error> {
    let Some(name) = &statement.name else {
        return Ok(None);
    };
    let table = versions.sql();
    // The rows about its columns stay as they were written when it was made. Where there is no version row yet, the table
    // is what was written last.
    let condition = format!(
        "i.indisvalid AND i.indisready AND i.indislive AND {} AND \
         (SELECT pg_catalog.max(pg_catalog.age(a.xmin)) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid) < \
         COALESCE((SELECT pg_catalog.min(pg_catalog.age(v.xmin)) FROM {table} v), \
         (SELECT pg_catalog.age(k.xmin) FROM pg_catalog.pg_class k WHERE k.oid = {}))",
        index::named(name, &statement.table),
        index::class(&table),
    );
    let Some(index) = index::find(connection, &condition)?.into_iter().next() else {
        return Ok(None);
    };
    let is_same = is_same(connection, &index, statement)?;
    Ok(is_same.then_some(index.name))
}
