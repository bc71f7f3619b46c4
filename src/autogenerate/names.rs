//! Names of tables, and of what conventions name, as comparisons need them.

use crate::ddl;
use crate::schema::naming::{self, Subject};
use crate::schema::{Constraint, Index, Name, NamingConvention, Table, TableName};
use crate::sql::Identifier;

/// A table's place: its schema unless that is the default one, and its name.
pub type Place = (Option<String>, String);

/// Where a table stands, once the default schema counts as none.
pub fn place(table: &TableName, default_schema: &str) -> Place {
    let schema = table
        .schema
        .as_ref()
        .map(|schema| schema.name.clone())
        .filter(|schema| !schema.is_empty() && schema != default_schema);
    (schema, kept(&table.name.name).to_owned())
}

/// The places of the tables that a table is a part or an heir of.
pub fn parents(table: &Table, default_schema: &str) -> Vec<Place> {
    let own = place(&table.name, default_schema);
    let parts = table.partition_of.iter();
    table
        .inherits
        .iter()
        .map(|parent| (own.0.clone(), parent.name.clone()))
        .chain(parts.map(|part| place(&part.parent, default_schema)))
        .collect()
}

/// What the server keeps of a name: its first 63 bytes.
pub fn kept(name: &str) -> &str {
    let mut end = name.len().min(naming::MAX_LENGTH);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name[..end]
}

/// `schema.table`, or `table`.
pub fn shown(place: &Place) -> String {
    match &place.0 {
        Some(schema) => format!("{schema}.{}", place.1),
        None => place.1.clone(),
    }
}

/// A constraint or index together with the name that it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// As a revision file is to say it: whole, and final where a convention made it.
    pub given: Name,
    /// As the server keeps it.
    pub stored: Option<Identifier>,
}

/// The name of a constraint once its convention has had its say.
pub fn of_constraint(
    constraint: &Constraint,
    table: &TableName,
    convention: &NamingConvention,
) -> Result<Named, naming::Error> {
    let mentioned = ddl::mentioned_by_constraint(&constraint.kind);
    let subject = Subject::of_constraint(&constraint.kind, &mentioned, table);
    named(
        &constraint.name,
        naming::made(&constraint.name, &subject, convention),
    )
}

/// The same of an index.
pub fn of_index(index: &Index, convention: &NamingConvention) -> Result<Named, naming::Error> {
    named(
        &index.name,
        naming::made_for_index(index, &ddl::mentioned_by_index(index), convention),
    )
}

fn named(
    given: &Name,
    made: Result<Option<Identifier>, naming::Error>,
) -> Result<Named, naming::Error> {
    let given = match made? {
        Some(made) => Name {
            name: Some(made),
            is_final: true,
            is_plain: false,
        },
        None => given.clone(),
    };
    let stored = match &given.name {
        Some(name) if given.is_final => Some(naming::shorten(name)),
        Some(name) => {
            naming::ensure_short(name)?;
            Some(name.clone())
        }
        None => None,
    };
    Ok(Named { given, stored })
}
