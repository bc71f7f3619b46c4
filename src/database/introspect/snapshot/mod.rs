//! The tables of a database as the model has them, in a fixed number of queries however many there are.
//!
//! In: a connection and the schemas that matter. Out: tables in the order of their schemas and names, columns, constraints,
//! indexes; types as SQLAlchemy reflects them, with the text that Python has for them.
//! Must not know: what the tables are compared with.

mod built_in;
mod condition;
mod constraint;
mod index;
mod objects;
mod raw;
mod table;
mod types;

use std::collections::HashMap;

use serde::de::DeserializeOwned;

use crate::database::{Connection, Error};
use crate::schema::Table;
use crate::sql::string_literal;

pub use objects::objects;
pub use types::NamedTypes;

/// Which schemas are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schemas {
    /// Those of the search path; their tables have no schema.
    SearchPath,
    /// All but the system's.
    All,
    /// Those of the search path, and these.
    Named(Vec<String>),
}

/// A column's type that nothing is known of: table, column and the server's word.
pub type UnknownType = (String, String, String);

/// What was found.
#[derive(Debug, Default)]
pub struct Snapshot {
    pub tables: Vec<Table>,
    /// The schema that names without one belong to.
    pub default_schema: String,
    /// Enumerations: schema, unless it goes without saying, name and labels.
    pub enums: Vec<(Option<String>, String, Vec<String>)>,
    /// Types of columns that nothing is known of.
    pub unknown_types: Vec<UnknownType>,
}

const TABLES: &str = include_str!("tables.sql");
const COLUMNS: &str = include_str!("columns.sql");
const CONSTRAINTS: &str = include_str!("constraints.sql");
const INDEXES: &str = include_str!("indexes.sql");
const TYPES: &str = include_str!("types.sql");

/// Reads the catalog. Nothing is written.
///
/// Where `types_apart` is set, enumerations are not created with the columns that use them: both sides know them as
/// things of their own, and SERIAL is one only where it is a key.
pub fn tables(
    connection: &mut Connection,
    schemas: &Schemas,
    types_apart: bool,
) -> Result<Snapshot, Error> {
    let default_schema = connection
        .query("SELECT current_schema()")?
        .scalar()
        .flatten()
        .unwrap_or("public")
        .to_owned();
    let condition = schemas.condition();
    // What a table has of its parents comes and goes with these.
    let own = match types_apart {
        true => "o.conparentid = 0 AND o.conislocal",
        false => "true",
    };
    let ask = |sql: &str| sql.replace("{schemas}", &condition).replace("{own}", own);
    let tables: Vec<raw::Table> = rows(connection, &ask(TABLES))?;
    let columns: Vec<raw::Column> = rows(connection, &ask(COLUMNS))?;
    let constraints: Vec<raw::Constraint> = rows(connection, &ask(CONSTRAINTS))?;
    let indexes: Vec<raw::Index> = rows(connection, &ask(INDEXES))?;
    let types = NamedTypes::new(rows(connection, TYPES)?, types_apart);
    let mut columns = by_table(columns, |column| column.table);
    let mut constraints = by_table(constraints, |constraint| constraint.table);
    let mut indexes = by_table(indexes, |index| index.table);
    let mut snapshot = Snapshot {
        default_schema,
        enums: types.enums().collect(),
        ..Snapshot::default()
    };
    for one in tables {
        let id = one.id;
        let parts = table::Parts {
            columns: columns.remove(&id).unwrap_or_default(),
            constraints: constraints.remove(&id).unwrap_or_default(),
            indexes: indexes.remove(&id).unwrap_or_default(),
        };
        let reader = table::Reader {
            types: &types,
            default_schema: &snapshot.default_schema,
            names_schemas: *schemas != Schemas::SearchPath,
            types_apart,
        };
        let (table, unknown) = reader.read(one, parts);
        snapshot.tables.push(table);
        snapshot.unknown_types.extend(unknown);
    }
    Ok(snapshot)
}

impl Schemas {
    fn condition(&self) -> String {
        let visible = "pg_catalog.pg_table_is_visible(c.oid) AND n.nspname NOT IN ('pg_catalog', 'information_schema')";
        match self {
            Schemas::SearchPath => visible.to_owned(),
            Schemas::All => {
                "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'".to_owned()
            }
            Schemas::Named(names) => {
                let names: Vec<String> = names.iter().map(|name| string_literal(name)).collect();
                match names.is_empty() {
                    true => visible.to_owned(),
                    false => format!("({visible} OR n.nspname IN ({}))", names.join(", ")),
                }
            }
        }
    }
}

/// The rows of a query that gives one JSON object each.
fn rows<T: DeserializeOwned>(connection: &mut Connection, sql: &str) -> Result<Vec<T>, Error> {
    connection
        .query(sql)?
        .first_column()
        .iter()
        .map(|text| {
            serde_json::from_str(text).map_err(|error| Error::Catalog {
                reason: error.to_string(),
            })
        })
        .collect()
}

fn by_table<T>(items: Vec<T>, table: impl Fn(&T) -> i64) -> HashMap<i64, Vec<T>> {
    let mut found: HashMap<i64, Vec<T>> = HashMap::new();
    for item in items {
        found.entry(table(&item)).or_default().push(item);
    }
    found
}
