//! What a query gives back: column names, type OIDs, and values in PostgreSQL's text format.

/// A column of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name as the server gives it.
    pub name: String,
    /// OID of the type; a domain is announced as its base type.
    pub type_oid: u32,
    /// Bytes of the type, negative for variable length.
    pub type_size: i16,
    /// Such as the length of a varchar plus four; -1 for none.
    pub type_modifier: i32,
}

/// One row: a text per column, `None` for NULL.
pub type Row = Vec<Option<String>>;

/// The result of the last statement of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// `None` when the statement returns no rows at all (psycopg2: `description is None`).
    pub columns: Option<Vec<Column>>,
    /// The rows; empty when there are no columns.
    pub rows: Vec<Row>,
    /// The server's word for what was done: `SELECT 3`, `CREATE TABLE`.
    pub tag: String,
}

impl Rows {
    /// The number of rows touched or returned, where the statement has one (psycopg2 says -1 otherwise).
    pub fn rowcount(&self) -> Option<u64> {
        rowcount(&self.tag)
    }

    /// The value in the first row and column: `None` without rows, `Some(None)` for NULL.
    pub fn scalar(&self) -> Option<Option<&str>> {
        self.rows
            .first()
            .and_then(|row| row.first())
            .map(Option::as_deref)
    }

    /// The first column of all rows, NULLs left out.
    pub fn first_column(&self) -> Vec<String> {
        self.rows
            .iter()
            .filter_map(|row| row.first().cloned().flatten())
            .collect()
    }
}

/// Reads the row count off a command tag: the last word, when it is a number.
pub(super) fn rowcount(tag: &str) -> Option<u64> {
    tag.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(rowcount("SELECT 3"), Some(3));
        assert_eq!(rowcount("INSERT 0 12"), Some(12));
        assert_eq!(rowcount("CREATE TABLE"), None);
        assert_eq!(rowcount(""), None);
    }
}
