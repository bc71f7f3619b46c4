//! What the catalog says of tables, columns, constraints, indexes and types, one JSON object a row.
//!
//! The questions stand in `.sql` files that can be tried in psql: `{schema}` and `{types}` become the condition on the
//! schema, `{table}` that on the relation's name.

use crate::sql::string_literal;

/// The questions by the word that the Python side has for them.
const QUESTIONS: &[(&str, &str)] = &[
    ("columns", include_str!("columns.sql")),
    ("constraints", include_str!("constraints.sql")),
    ("domains", include_str!("domains.sql")),
    ("enums", include_str!("enums.sql")),
    ("hstore", include_str!("hstore.sql")),
    ("indexes", include_str!("indexes.sql")),
    ("relations", include_str!("relations.sql")),
    ("schemas", include_str!("schemas.sql")),
    ("session", include_str!("session.sql")),
    ("view_definition", include_str!("view_definition.sql")),
];

/// The query for a question; None if there is no such question. Without a schema the search path decides, `*` means
/// every schema; without a table all are meant.
pub fn query(what: &str, schema: Option<&str>, table: Option<&str>) -> Option<String> {
    let (_, text) = QUESTIONS.iter().find(|(word, _)| *word == what)?;
    let place = |visible: &str| match schema {
        Some("*") => "n.nspname NOT IN ('pg_catalog', 'information_schema')".to_owned(),
        Some(schema) => format!("n.nspname = {}", string_literal(schema)),
        None => format!("{visible} AND n.nspname <> 'pg_catalog'"),
    };
    let relation = match table {
        Some(table) => format!("c.relname = {}", string_literal(table)),
        None => "true".to_owned(),
    };
    Some(
        text.replace("{schema}", &place("pg_catalog.pg_table_is_visible(c.oid)"))
            .replace("{types}", &place("pg_catalog.pg_type_is_visible(t.oid)"))
            .replace("{table}", &relation),
    )
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn questions_name_schema_and_table() {
        let columns = query("columns", Some("s"), Some("o'x")).expect("a question");
        assert!(columns.contains("n.nspname = 's' AND c.relname = 'o''x'"));
        let relations = query("relations", None, None).expect("a question");
        assert!(
            relations.contains("pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog' AND true")
        );
        assert_eq!(query("nothing", None, None), None);
    }
}
