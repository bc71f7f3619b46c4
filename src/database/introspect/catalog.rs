//! What the catalog says of tables, columns, constraints, indexes and types, one JSON object a row.
//!
//! The questions stand in `.sql` files that can be tried in psql: `{schema}` and `{types}` become the condition on the
//! schema, `{table}` that on the relation's name.

use crate::schema::catalog::{Listing, Topic};
use crate::sql::string_literal;

/// The query for a question.
pub fn query(listing: &Listing) -> String {
    let text = match listing.topic {
        Topic::Columns => include_str!("columns.sql"),
        Topic::Constraints => include_str!("constraints.sql"),
        Topic::Domains => include_str!("domains.sql"),
        Topic::Enums => include_str!("enums.sql"),
        Topic::Hstore => include_str!("hstore.sql"),
        Topic::Indexes => include_str!("indexes.sql"),
        Topic::Relations => include_str!("relations.sql"),
        Topic::Schemas => include_str!("schemas.sql"),
        Topic::Session => include_str!("session.sql"),
        Topic::ViewDefinition => include_str!("view_definition.sql"),
    };
    let place = |visible: &str| match listing.schema.as_deref() {
        Some("*") => "n.nspname NOT IN ('pg_catalog', 'information_schema')".to_owned(),
        Some(schema) => format!("n.nspname = {}", string_literal(schema)),
        None => format!("{visible} AND n.nspname <> 'pg_catalog'"),
    };
    let relation = match &listing.table {
        Some(table) => format!("c.relname = {}", string_literal(table)),
        None => "true".to_owned(),
    };
    text.replace("{schema}", &place("pg_catalog.pg_table_is_visible(c.oid)"))
        .replace("{types}", &place("pg_catalog.pg_type_is_visible(t.oid)"))
        .replace("{table}", &relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_name_schema_and_table() {
        let ask = |topic, schema: Option<&str>, table: Option<&str>| {
            query(&Listing {
                topic,
                schema: schema.map(str::to_owned),
                table: table.map(str::to_owned),
            })
        };
        let columns = ask(Topic::Columns, Some("s"), Some("o'x"));
        assert!(columns.contains("n.nspname = 's' AND c.relname = 'o''x'"));
        let relations = ask(Topic::Relations, None, None);
        assert!(
            relations.contains("pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog' AND true")
        );
    }
}
