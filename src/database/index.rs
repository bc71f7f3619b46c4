//! Indexes that are there, and whether a statement would make the same.
//!
//! Comes in: names and conditions, a CREATE INDEX. Goes out: indexes with their tables; what is done about them is decided
//! elsewhere.

use super::connection::Connection;
use super::error::Error;
use crate::sql::index_statement::CreateIndex;
use crate::sql::string_literal;

/// An index of a plain table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    oid: String,
    /// With its schema, quoted where needed.
    pub name: String,
    /// The same of its table.
    pub table: String,
    table_oid: String,
    /// A session that may be at work on it.
    pub process: Option<i32>,
}

impl Index {
    /// The statement that removes it.
    pub fn removal(&self) -> String {
        format!("DROP INDEX CONCURRENTLY {}", self.name)
    }
}

/// An expression for the relation of a name as it is written; NULL where there is none.
pub(super) fn class(name: &str) -> String {
    format!("pg_catalog.to_regclass({})", string_literal(name))
}

/// The condition for an index by its name and its table's, both as they are written in CREATE INDEX.
pub(super) fn named(name: &str, table: &str) -> String {
    format!(
        "c.relname = (pg_catalog.parse_ident({}))[1]::name AND c.relnamespace = \
         (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = {})",
        string_literal(name),
        class(table)
    )
}

/// The indexes for which a condition holds; in it `c` is the index, `i` its row of pg_index and `t` its table.
pub(super) fn find(connection: &mut Connection, condition: &str) -> Result<Vec<Index>, Error> {
    let rows = connection.query(&format!(
        "{} {condition} ORDER BY 2",
        include_str!("index.sql")
    ))?;
    let index = |row: super::rows::Row| {
        let mut values = row.into_iter();
        let mut next = || values.next().flatten();
        Index {
            oid: next().unwrap_or_default(),
            name: next().unwrap_or_default(),
            table: next().unwrap_or_default(),
            table_oid: next().unwrap_or_default(),
            process: next().and_then(|process| process.parse().ok()),
        }
    };
    Ok(rows.rows.into_iter().map(index).collect())
}

/// Whether the statement would make the same index.
pub(super) fn is_same(
    connection: &mut Connection,
    index: &Index,
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
    index: &Index,
    statement: &CreateIndex,
) -> Result<bool, Error> {
    const TABLE: &str = "pg_temp.mig_probe";
    const INDEX: &str = "mig_probe_index";
    connection.execute(&format!(
        "CREATE TEMPORARY TABLE mig_probe (LIKE {})",
        index.table
    ))?;
    connection.execute(&statement.elsewhere(INDEX, TABLE))?;
    let same = connection.query(&format!(
        "SELECT {} = {}",
        definition(&index.oid),
        definition("'pg_temp.mig_probe_index'::regclass")
    ))?;
    Ok(same.scalar() == Some(Some("t")))
}

/// An expression for what an index is, by its number.
pub(super) fn definition(oid: &str) -> String {
    // That begins where the server's text names the method; what stands before are names.
    format!(
        "(SELECT pg_catalog.concat_ws('|', di.indisunique, dc.reltablespace, \
         pg_catalog.substr(d, pg_catalog.strpos(d, ' USING '))) \
         FROM pg_catalog.pg_index di JOIN pg_catalog.pg_class dc ON dc.oid = di.indexrelid, \
         pg_catalog.pg_get_indexdef({oid}) d WHERE dc.oid = {oid})"
    )
}
