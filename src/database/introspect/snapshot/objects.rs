//! What there is besides tables, and what needs what: one query for each family of kinds.
//!
//! In: a connection and the schemas that matter. Out: things with the SQL that makes them and takes them away. Their texts
//! are the server's own, so that the same thing has the same text on both sides of a comparison.

use super::{Schemas, rows};
use crate::database::{Connection, Error};
use crate::schema::{Object, Objects};
use crate::sql::string_literal;

const NAMES: &str = include_str!("objects/names.sql");
const TARGETS: &str = include_str!("objects/targets.sql");
const FAMILIES: [&str; 10] = [
    include_str!("objects/schemas.sql"),
    include_str!("objects/types.sql"),
    include_str!("objects/sequences.sql"),
    include_str!("objects/functions.sql"),
    include_str!("objects/views.sql"),
    include_str!("objects/on_tables.sql"),
    include_str!("objects/settings.sql"),
    include_str!("objects/foreign.sql"),
    include_str!("objects/publications.sql"),
    include_str!("objects/other.sql"),
];
const ON_TARGETS: [&str; 2] = [
    include_str!("objects/comments.sql"),
    include_str!("objects/grants.sql"),
];
const DEPENDENCIES: &str = include_str!("objects/dependencies.sql");

/// Reads all of it. Nothing is written.
pub fn objects(connection: &mut Connection, schemas: &Schemas) -> Result<Objects, Error> {
    let names = NAMES.replace("{namespaces}", &condition(schemas));
    let mut objects: Vec<Object> = Vec::new();
    let (filter, columns) = match connection.server_version().first() {
        Some(15..) => ("pg_get_expr(r.prqual, r.prrelid)", "r.prattrs"),
        _ => ("NULL::text", "NULL::int2vector"),
    };
    for family in FAMILIES {
        let family = family
            .replace("{filter}", filter)
            .replace("{columns}", columns);
        objects.extend(rows(connection, &format!("{names}{family}"))?);
    }
    for family in ON_TARGETS {
        objects.extend(rows(connection, &format!("{names}{TARGETS}{family}"))?);
    }
    objects.sort_by(|a, b| (a.oid, a.kind, &a.name).cmp(&(b.oid, b.kind, &b.name)));
    let mut dependencies: Vec<(String, String)> =
        rows(connection, &format!("{names}{DEPENDENCIES}"))?;
    for object in &objects {
        for needed in object.owner.iter().chain(&object.needs) {
            dependencies.push((object.node.clone(), needed.clone()));
        }
    }
    Ok(Objects {
        objects,
        dependencies,
    })
}

fn condition(schemas: &Schemas) -> String {
    const SEARCHED: &str = "n.nspname = ANY (current_schemas(false))";
    match schemas {
        Schemas::All => "true".to_owned(),
        Schemas::Named(names) if !names.is_empty() => {
            let names: Vec<String> = names.iter().map(|name| string_literal(name)).collect();
            format!("({SEARCHED} OR n.nspname IN ({}))", names.join(", "))
        }
        Schemas::SearchPath | Schemas::Named(_) => SEARCHED.to_owned(),
    }
}
