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
//! Between the look and the DROP somebody may begin to REINDEX it: the DROP then waits for him, and what he has built is
//! built once more, as the revision wants it.

use super::connection::Connection;
use super::error::Error;
use crate::sql::index_statement::{CreateIndex, IndexStatement};
use crate::sql::string_literal;

/// An INVALID index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidIndex {
    oid: String,
    /// With its schema, quoted where needed.
    pub name: String,
    /// The same of its table.
    pub table: String,
    table_oid: String,
    /// A session that may be at work on it.
    pub process: Option<i32>,
}

/// Why an INVALID index is not removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Somebody may be at work on it.
    Busy(InvalidIndex),
    /// It is on another table, or something in its definition is other.
    Different(InvalidIndex),
    /// The definitions could not be compared.
    Unknown(InvalidIndex),
}

impl InvalidIndex {
    /// The statement that removes it.
    pub fn removal(&self) -> String {
        format!("DROP INDEX CONCURRENTLY {}", self.name)
    }
}

/// The INVALID indexes that a statement is about, or that it has left when it failed.
pub fn find(
    connection: &mut Connection,
    statement: &IndexStatement,
) -> Result<Vec<InvalidIndex>, Error> {
    let class = |name: &str| format!("pg_catalog.to_regclass({})", string_literal(name));
    let condition = match statement {
        IndexStatement::Create(CreateIndex {
            name: Some(name),
            table,
            ..
        }) => format!(
            "c.relname = (pg_catalog.parse_ident({}))[1]::name AND c.relnamespace = \
             (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = {})",
            string_literal(name),
            class(table)
        ),
        IndexStatement::Create(CreateIndex { table, .. }) => format!("t.oid = {}", class(table)),
        IndexStatement::Drop { names, .. } => {
            let names: Vec<String> = names.iter().map(|name| class(name)).collect();
            format!("c.oid IN ({})", names.join(", "))
        }
        IndexStatement::Reindex {
            name: Some(name), ..
        } => format!(
            "(t.oid = {0} OR t.oid = (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = {0})) AND \
             c.relname ~ '_cc(new|old)[0-9]*$'",
            class(name)
        ),
        IndexStatement::Reindex { name: None, .. } => {
            String::from("c.relname ~ '_cc(new|old)[0-9]*$'")
        }
    };
    let rows = connection.query(&format!(
        "{} {condition} ORDER BY 2",
        include_str!("invalid_index.sql")
    ))?;
    let index = |row: super::rows::Row| {
        let mut values = row.into_iter();
        let mut next = || values.next().flatten();
        InvalidIndex {
            oid: next().unwrap_or_default(),
            name: next().unwrap_or_default(),
            table: next().unwrap_or_default(),
            table_oid: next().unwrap_or_default(),
            process: next().and_then(|process| process.parse().ok()),
        }
    };
    Ok(rows.rows.into_iter().map(index).collect())
}

/// Removes the INVALID index that an earlier attempt at this statement has left, if there is one. Outside of a transaction.
pub fn remove(
    connection: &mut Connection,
    statement: &CreateIndex,
) -> Result<Result<Option<InvalidIndex>, Kept>, Error> {
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

/// Whether the statement would make the same index.
fn is_same(
    connection: &mut Connection,
    index: &InvalidIndex,
    statement: &CreateIndex,
) -> Result<bool, Error> {
    let table = connection.query(&format!(
        "SELECT pg_catalog.to_regclass({})::oid",
        string_literal(&statement.table)
    ))?;
    if table.scalar().flatten() != Some(index.table_oid.as_str()) {
        return Ok(false);
    }
    connection.begin()?;
    let same = compare(connection, index, statement);
    connection.rollback()?;
    same
}

fn compare(
    connection: &mut Connection,
    index: &InvalidIndex,
    statement: &CreateIndex,
) -> Result<bool, Error> {
    const TABLE: &str = "pg_temp.mig_probe";
    const INDEX: &str = "mig_probe_index";
    connection.execute(&format!(
        "CREATE TEMPORARY TABLE mig_probe (LIKE {})",
        index.table
    ))?;
    connection.execute(&statement.elsewhere(INDEX, TABLE))?;
    // What an index is begins where its definition names the method; what stands before are names.
    let definition = |oid: &str| {
        format!(
            "(SELECT pg_catalog.concat_ws('|', i.indisunique, c.reltablespace, \
             pg_catalog.substr(d, pg_catalog.strpos(d, ' USING '))) \
             FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid, \
             pg_catalog.pg_get_indexdef({oid}) d WHERE c.oid = {oid})"
        )
    };
    let same = connection.query(&format!(
        "SELECT {} = {}",
        definition(&index.oid),
        definition("'pg_temp.mig_probe_index'::regclass")
    ))?;
    Ok(same.scalar() == Some(Some("t")))
}
