//! Whether something of a name is there, the way SQLAlchemy asks (`has_table` and its like).
//!
//! Without a schema the search path decides; relations of the system catalog do not count.

use crate::schema::catalog::{Existence, Thing};
use crate::sql::string_literal;

/// A query that returns `t` or `f`.
pub fn query(existence: &Existence) -> String {
    let name = &existence.name;
    let place = |namespace: &str, visible: &str| match &existence.schema {
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
    match existence.thing {
        Thing::Table => relation("'r', 'p', 'f', 'v', 'm'", ""),
        Thing::Sequence => relation("'S'", ""),
        Thing::Index => {
            let of_table = existence.table.as_ref().map(|table| {
                format!(
                    " AND EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class t ON t.oid = i.indrelid \
                     WHERE i.indexrelid = c.oid AND t.relname = {})",
                    string_literal(table)
                )
            });
            relation("'i', 'I'", of_table.as_deref().unwrap_or_default())
        }
        Thing::Type => format!(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
             WHERE t.typname = {} AND {})",
            string_literal(name),
            place("n", "pg_catalog.pg_type_is_visible(t.oid)"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_name_what_they_look_for() {
        let ask = |thing, name: &str, schema: Option<&str>, table: Option<&str>| {
            query(&Existence {
                thing,
                name: name.to_owned(),
                schema: schema.map(str::to_owned),
                table: table.map(str::to_owned),
                usual: None,
            })
        };
        assert!(ask(Thing::Table, "a'b", None, None).contains("c.relname = 'a''b'"));
        assert!(ask(Thing::Type, "mood", Some("s"), None).contains("n.nspname = 's'"));
        assert!(ask(Thing::Index, "ix", None, Some("t")).contains("t.relname = 't'"));
    }
}
