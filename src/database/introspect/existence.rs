//! Whether something of a name is there, the way SQLAlchemy asks (`has_table` and its like).
//!
//! Without a schema the search path decides; relations of the system catalog do not count.

use crate::sql::string_literal;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table, partitioned table, foreign table, view or materialised view.
    Table,
    /// An enumeration or a domain.
    Type,
    Sequence,
    /// An index of the given table.
    Index,
}

impl Kind {
    /// Reads the words of the Python side: `has_table`, `has_type`, `has_sequence`, `has_index`.
    pub fn from_word(word: &str) -> Option<Kind> {
        Some(match word {
            "has_table" => Kind::Table,
            "has_type" => Kind::Type,
            "has_sequence" => Kind::Sequence,
            "has_index" => Kind::Index,
            _ => return None,
        })
    }
}

/// A query that returns `t` or `f`.
pub fn query(kind: Kind, name: &str, schema: Option<&str>, table: Option<&str>) -> String {
    let place = |namespace: &str, visible: &str| match schema {
        Some(schema) => format!("{namespace}.nspname = {}", string_literal(schema)),
        None => format!("{visible} AND {namespace}.nspname <> 'pg_catalog'"),
    };
    let relation = |kinds: &str, extra: &str| {
        format!(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relname = {} AND c.relkind = ANY (ARRAY[{kinds}]) AND {}{extra})",
            string_literal(name),
            place("n", "pg_catalog.pg_table_is_visible(c.oid)"),
        )
    };
    match kind {
        Kind::Table => relation("'r', 'p', 'f', 'v', 'm'", ""),
        Kind::Sequence => relation("'S'", ""),
        Kind::Index => {
            let of_table = table.map(|table| {
                format!(
                    " AND EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class t ON t.oid = i.indrelid \
                     WHERE i.indexrelid = c.oid AND t.relname = {})",
                    string_literal(table)
                )
            });
            relation("'i', 'I'", of_table.as_deref().unwrap_or_default())
        }
        Kind::Type => format!(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
             WHERE t.typname = {} AND {})",
            string_literal(name),
            place("n", "pg_catalog.pg_type_is_visible(t.oid)"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, query};

    #[test]
    fn queries_name_what_they_look_for() {
        assert!(query(Kind::Table, "a'b", None, None).contains("c.relname = 'a''b'"));
        assert!(query(Kind::Type, "mood", Some("s"), None).contains("n.nspname = 's'"));
        assert!(query(Kind::Index, "ix", None, Some("t")).contains("t.relname = 't'"));
        assert_eq!(Kind::from_word("has_sequence"), Some(Kind::Sequence));
        assert_eq!(Kind::from_word("columns"), None);
    }
}
