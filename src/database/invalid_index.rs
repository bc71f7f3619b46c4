//! Indexes that a concurrent statement has left INVALID.
//!
//! Comes in: a statement about an index. Goes out: which INVALID indexes there are for it; and one that an earlier attempt at
//! the very same statement has left is removed, so that it can be made anew.
//!
//! What may be removed. Who made an index the server does not know, and a note of ours would have to be kept in the user's
//! database. It is not needed: an index holds nothing that its table doesn't hold, an INVALID one answers no query, and the
//! revision asks for an index of this name, on this table, of this definition. So an index may go when it is INVALID, is the
//! same in all that its definition says (which the server itself writes, for the index that is there and for one made by the
//! statement on an empty copy of the table), and nobody is at work on it. Nothing is lost but the work to build it, which is
//! lost anyhow; PostgreSQL's manual advises the same. In any other case it stays, and the error says what to type.
//!
//! What REINDEX CONCURRENTLY builds is a copy of an index that is there, under its name with `_ccnew` behind it, and `_ccold` is
//! what the old one is called until it goes. Such a copy may go on the same grounds, before the next attempt makes another.
//!
//! Between the look and the DROP somebody may begin to REINDEX it: the DROP then waits for him, and what he has built is
//! built once more, as the revision wants it.

use super::connection::Connection;
use super::error::Error;
use super::index::{self, Index, definition, is_same};
use crate::sql::index_statement::{CreateIndex, IndexStatement};

/// Why an INVALID index is not removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Somebody may be at work on it.
    Busy(Index),
    /// It is on another table, or something in its definition is other.
    Different(Index),
    /// The definitions could not be compared.
    Unknown(Index),
}

/// The INVALID indexes that a statement is about, or that it has left when it failed.
pub fn find(connection: &mut Connection, statement: &IndexStatement) -> Result<Vec<Index>, Error> {
    let condition = match statement {
        IndexStatement::Create(CreateIndex {
            name: Some(name),
            table,
            ..
        }) => index::named(name, table),
        IndexStatement::Create(CreateIndex { table, .. }) => {
            format!("t.oid = {}", index::class(table))
        }
        IndexStatement::Drop { names, .. } => {
            let names: Vec<String> = names.iter().map(|name| index::class(name)).collect();
            format!("c.oid IN ({})", names.join(", "))
        }
        IndexStatement::Reindex {
            name: Some(name), ..
        } => copies_for(name),
        IndexStatement::Reindex { name: None, .. } => {
            String::from("c.relname ~ '_cc(new|old)[0-9]*$'")
        }
    };
    index::find(connection, &format!("NOT i.indisvalid AND ({condition})"))
}

/// Removes the INVALID index that an earlier attempt at this statement has left, if there is one. Outside of a transaction.
pub fn remove(
    connection: &mut Connection,
    statement: &CreateIndex,
) -> Result<Result<Option<Index>, Kept>, Error> {
    if statement.name.is_none() {
        return Ok(Ok(None));
    }
    let found = find(connection, &IndexStatement::Create(statement.clone()))?;
    let Some(index) = found.into_iter().next() else {
        return Ok(Ok(None));
    };
    if index.process.is_some() {
        return Ok(Err(Kept::Busy(index)));
    }
    match is_same(connection, &index, statement) {
        Ok(true) => {
            connection.execute(&index.removal())?;
            Ok(Ok(Some(index)))
        }
        Ok(false) => Ok(Err(Kept::Different(index))),
        // Such as no right to make temporary tables.
        Err(Error::Statement(_)) => Ok(Err(Kept::Unknown(index))),
        Err(error) => Err(error),
    }
}

/// Removes the INVALID indexes that earlier attempts at this REINDEX CONCURRENTLY have left, each a copy of one that is there,
/// and at which nobody is at work. Outside of a transaction.
pub fn remove_copies(
    connection: &mut Connection,
    table_or_index: &str,
) -> Result<Vec<Index>, Error> {
    let condition = format!(
        "NOT i.indisvalid AND {} AND EXISTS (SELECT FROM pg_catalog.pg_index o \
         JOIN pg_catalog.pg_class oc ON oc.oid = o.indexrelid \
         WHERE o.indrelid = i.indrelid AND o.indisvalid \
         AND pg_catalog.starts_with(oc.relname, pg_catalog.regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '')) \
         AND {} = {})",
        copies_for(table_or_index),
        definition("o.indexrelid"),
        definition("i.indexrelid"),
    );
    let found = index::find(connection, &condition)?;
    let mut removed = Vec::new();
    for index in found {
        if index.process.is_none() {
            connection.execute(&index.removal())?;
            removed.push(index);
        }
    }
    Ok(removed)
}

/// The condition for what REINDEX CONCURRENTLY of a table or an index works on.
fn copies_for(table_or_index: &str) -> String {
    format!(
        "(t.oid = {0} OR t.oid = (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = {0})) AND \
         c.relname ~ '_cc(new|old)[0-9]*$'",
        index::class(table_or_index)
    )
}
