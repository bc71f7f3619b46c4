//! One constraint, put together from its row of the catalog.

use super::condition::condition_of;
use super::raw;
use super::table::{Reader, identifier, identifiers, literal, reflected_name};
use crate::schema::python::{bool_repr, list_repr};
use crate::schema::{Argument, Constraint, ConstraintKind, TableName};

impl Reader<'_> {
    /// None for what belongs to another thing, as the trigger of a constraint does.
    pub(super) fn constraint(
        &self,
        raw: raw::Constraint,
        schema: &str,
        in_schema: bool,
    ) -> Option<Constraint> {
        let columns = identifiers(raw.columns.as_deref().unwrap_or_default());
        let include = identifiers(raw.included.as_deref().unwrap_or_default());
        let mut arguments = Vec::new();
        let refers_to = raw.referred_table.as_deref().map(|table| {
            let target = raw.referred_schema.as_deref().unwrap_or_default();
            let visible = raw.referred_visible.unwrap_or(false);
            let named = !visible || in_schema && target == schema;
            TableName {
                name: identifier(table),
                schema: named.then(|| identifier(target)),
            }
        });
        let kind = match raw.kind.as_str() {
            _ if self.types_apart && is_beyond_python(&raw) => {
                ConstraintKind::Written { sql: written(&raw) }
            }
            "p" => ConstraintKind::PrimaryKey {
                columns,
                keys: Vec::new(),
                include,
            },
            "u" => {
                arguments.push(Argument::written(
                    "postgresql_include",
                    list_repr(include.iter().map(|name| name.name.as_str())),
                ));
                arguments.push(Argument::written(
                    "postgresql_nulls_not_distinct",
                    bool_repr(raw.nulls_not_distinct.unwrap_or(false)),
                ));
                ConstraintKind::Unique {
                    columns,
                    keys: Vec::new(),
                    include,
                    nulls_not_distinct: raw.nulls_not_distinct.filter(|is| *is),
                }
            }
            "f" => ConstraintKind::ForeignKey {
                columns,
                keys: Vec::new(),
                referred: refers_to.clone()?,
                referred_columns: identifiers(raw.referred_columns.as_deref().unwrap_or_default()),
                on_delete: action(&raw.on_delete, raw.definition.as_deref()),
                on_update: action(&raw.on_update, None),
                match_type: (raw.match_type == "f").then(|| "FULL".to_owned()),
            },
            "c" => {
                if !raw.validated {
                    arguments.push(Argument::written("postgresql_not_valid", "True"));
                }
                let condition = condition_of(raw.definition.as_deref().unwrap_or_default());
                ConstraintKind::Check {
                    condition: literal(&condition),
                }
            }
            "x" => ConstraintKind::Written { sql: written(&raw) },
            _ => return None,
        };
        Some(Constraint {
            name: reflected_name(&raw.name),
            kind,
            deferrable: raw.deferrable.then_some(true),
            initially: raw.deferred.then(|| "DEFERRED".to_owned()),
            not_valid: !raw.validated,
            comment: raw.comment,
            use_alter: false,
            type_bound: false,
            definition: raw.definition.filter(|_| self.types_apart),
            refers_to,
            arguments,
        })
    }
}

/// Whether a constraint says what no class of SQLAlchemy's does.
fn is_beyond_python(raw: &raw::Constraint) -> bool {
    let definition = raw.definition.as_deref().unwrap_or_default();
    match raw.kind.as_str() {
        "p" => raw.deferrable || raw.included.is_some(),
        "u" => raw.included.is_some(),
        "c" => !raw.validated || definition.ends_with(" NO INHERIT"),
        "f" => !raw.validated,
        _ => false,
    }
}

/// The constraint in the server's words.
fn written(raw: &raw::Constraint) -> String {
    format!(
        "CONSTRAINT {} {}",
        identifier(&raw.name).sql(),
        raw.definition.as_deref().unwrap_or_default()
    )
}

/// What a foreign key does; the columns that SET NULL is for stand in the definition.
fn action(code: &str, definition: Option<&str>) -> Option<String> {
    let word = match code {
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        _ => return None,
    };
    let columns = definition
        .and_then(|text| text.split_once(&format!("ON DELETE {word} (")))
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(columns, _)| format!("{word} ({columns})"));
    Some(columns.unwrap_or_else(|| word.to_owned()))
}
