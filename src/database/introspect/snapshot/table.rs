//! One table, put together from rows of the catalog.

use super::types::NamedTypes;
use super::{UnknownType, index, raw};
use crate::schema::python::{bool_repr, string_repr, tuple_repr};
use crate::schema::{
    Argument, Column, Constraint, ConstraintKind, Expression, IdentityOptions, Name, PartitionOf,
    PythonType, ServerDefault, SqlType, Table, TableName, WithOption,
};
use crate::sql::Identifier;

/// What belongs to one table.
pub struct Parts {
    pub columns: Vec<raw::Column>,
    pub constraints: Vec<raw::Constraint>,
    pub indexes: Vec<raw::Index>,
}

/// Puts tables together.
pub struct Reader<'a> {
    pub types: &'a NamedTypes,
    pub default_schema: &'a str,
    /// Whether tables outside of the default schema carry the name of theirs.
    pub names_schemas: bool,
    pub types_apart: bool,
}

impl Reader<'_> {
    /// The table, and its columns' types that nothing is known of.
    pub fn read(&self, raw: raw::Table, parts: Parts) -> (Table, Vec<UnknownType>) {
        let in_schema = self.names_schemas && raw.schema != self.default_schema;
        let name = self.named(&raw.schema, &raw.name);
        let keys: Vec<String> = parts
            .constraints
            .iter()
            .filter(|constraint| constraint.kind == "p")
            .flat_map(|constraint| constraint.columns.clone().unwrap_or_default())
            .collect();
        let mut unknown = Vec::new();
        let columns = parts
            .columns
            .into_iter()
            .map(|column| {
                let is_key = keys.contains(&column.name);
                let single_key = keys.len() == 1;
                if self.types.reflect(&column.type_name, None).python.is_none() {
                    unknown.push((
                        raw.name.clone(),
                        column.name.clone(),
                        column.type_name.clone(),
                    ));
                }
                self.column(column, &raw.schema, (is_key, single_key), in_schema)
            })
            .collect();
        let mut constraints: Vec<Constraint> = parts
            .constraints
            .into_iter()
            .filter_map(|one| self.constraint(one, &raw.schema, in_schema))
            .collect();
        constraints.sort_by_key(|one| !matches!(one.kind, ConstraintKind::PrimaryKey { .. }));
        let parents: Vec<TableName> = raw
            .parents
            .iter()
            .flatten()
            .map(|(schema, name)| self.named(schema, name))
            .collect();
        let table = Table {
            arguments: table_arguments(&raw),
            indexes: parts
                .indexes
                .into_iter()
                .map(|one| index::read(one, &name, self.types_apart))
                .collect(),
            name,
            columns,
            constraints,
            comment: raw.comment,
            prefixes: raw
                .unlogged
                .then(|| "UNLOGGED".to_owned())
                .into_iter()
                .collect(),
            naming: None,
            inherits: match raw.partition_bound {
                None => parents.iter().map(|parent| parent.name.clone()).collect(),
                Some(_) => Vec::new(),
            },
            partition_of: raw
                .partition_bound
                .and_then(|bound| Some((bound, parents.into_iter().next()?)))
                .map(|(bound, parent)| PartitionOf { parent, bound }),
            partition_by: raw.partition_key,
            using: raw.method,
            with: with_options(raw.options.as_deref().unwrap_or_default()),
            with_oids: None,
            on_commit: None,
            tablespace: raw.tablespace.as_deref().map(identifier),
            info: None,
            metadata_schema: None,
        };
        (table, unknown)
    }

    /// A table's name, with its schema where that has to be said.
    fn named(&self, schema: &str, name: &str) -> TableName {
        let in_schema = self.names_schemas && schema != self.default_schema;
        TableName {
            name: identifier(name),
            schema: in_schema.then(|| identifier(schema)),
        }
    }

    fn column(
        &self,
        raw: raw::Column,
        schema: &str,
        (primary_key, single_key): (bool, bool),
        in_schema: bool,
    ) -> Column {
        let reflected = self.types.reflect(&raw.type_name, raw.collation.as_ref());
        let domain = match &reflected.sql_type {
            // What the domain says is the domain's, where it is compared itself.
            SqlType::Domain(domain) if !self.types_apart => Some(domain.as_ref()),
            _ => None,
        };
        let nullable = !raw.not_null && !domain.is_some_and(|domain| domain.not_null);
        let is_integer = matches!(raw.type_name.as_str(), "integer" | "bigint" | "smallint");
        let reads_sequence = raw
            .default
            .as_deref()
            .is_some_and(|default| default.starts_with("nextval('"));
        // What SMALLSERIAL made Alembic doesn't take for it.
        let serial = raw.owned_sequence.is_some()
            && matches!(raw.type_name.as_str(), "integer" | "bigint")
            && (!self.types_apart || primary_key && single_key);
        let increments = raw.identity.is_some() || is_integer && reads_sequence;
        let default = raw
            .default
            .clone()
            .or_else(|| domain.and_then(domain_default))
            .map(|text| match self.types_apart {
                // As the server has it, since it finds the sequence by the search path.
                true => text,
                false => with_schema(text, schema, in_schema),
            });
        let is_generated = raw
            .generated
            .as_deref()
            .is_some_and(|kind| !kind.is_empty());
        let server_default = match (default, raw.identity) {
            (_, Some(identity)) => Some(ServerDefault::Identity(options(&identity))),
            (Some(text), None) if is_generated => Some(ServerDefault::Computed {
                expression: literal(&text),
                persisted: Some(raw.generated.as_deref() == Some("s")),
            }),
            (Some(text), None) if !serial => Some(ServerDefault::Expression {
                expression: literal(&text),
            }),
            _ => None,
        };
        let owned_sequence = raw.owned_sequence.or(raw.identity_sequence);
        let python = reflected
            .python
            .unwrap_or_else(|| of_unknown(&raw.type_name));
        Column {
            name: identifier(&raw.name),
            sql_type: reflected.sql_type,
            creates: None,
            nullable,
            primary_key,
            serial,
            server_default,
            comment: raw.comment,
            checks: Vec::new(),
            system: false,
            python: Some(python),
            autoincrement: Some(bool_repr(increments).to_owned()),
            increments: primary_key && increments,
            nullable_unset: false,
            arguments: Vec::new(),
            owned_sequence,
            inherited: raw.inherited,
        }
    }
}

pub(super) fn identifier(name: &str) -> Identifier {
    Identifier::from(name)
}

pub(super) fn identifiers(names: &[String]) -> Vec<Identifier> {
    names.iter().map(|name| identifier(name)).collect()
}

pub(super) fn literal(text: &str) -> Expression {
    Expression::LiteralColumn {
        text: text.to_owned(),
        from: None,
    }
}

/// A name that is the one in the database.
pub(super) fn reflected_name(name: &str) -> Name {
    Name {
        name: Some(identifier(name)),
        is_final: true,
        is_plain: false,
    }
}

/// A type without a class: one that says its name is made on the spot.
fn of_unknown(type_name: &str) -> PythonType {
    PythonType {
        text: format!(
            "type('Named', (sa.types.UserDefinedType,), {{'get_col_spec': lambda self, **kw: {}}})()",
            string_repr(type_name)
        ),
        shown: type_name.to_owned(),
        imports: Vec::new(),
    }
}

/// What SQLAlchemy reflects of a table's options, and by what it is partitioned.
fn table_arguments(raw: &raw::Table) -> Vec<Argument> {
    let mut arguments = Vec::new();
    if let Some(method) = &raw.method {
        arguments.push(Argument::written("postgresql_using", string_repr(method)));
    }
    if let Some(parents) = &raw.parents {
        let names = parents.iter().map(|(_, name)| name.as_str());
        arguments.push(Argument::written("postgresql_inherits", tuple_repr(names)));
    }
    if let Some(options) = &raw.options {
        arguments.push(Argument::written(
            "postgresql_with",
            options_repr(&with_options(options)),
        ));
    }
    if let Some(space) = &raw.tablespace {
        arguments.push(Argument::written(
            "postgresql_tablespace",
            string_repr(space),
        ));
    }
    if let Some(key) = &raw.partition_key {
        arguments.push(Argument::written(
            "postgresql_partition_by",
            string_repr(key),
        ));
    }
    arguments
}

/// `{'fillfactor': '70'}`
pub(super) fn options_repr(options: &[WithOption]) -> String {
    let parts: Vec<String> = options
        .iter()
        .map(|one| {
            let value = one.value.as_deref().unwrap_or_default();
            format!("{}: {}", string_repr(&one.name), string_repr(value))
        })
        .collect();
    format!("{{{}}}", parts.join(", "))
}

fn domain_default(domain: &crate::schema::types::Domain) -> Option<String> {
    match &domain.default {
        Some(ServerDefault::Expression {
            expression: Expression::LiteralColumn { text, .. },
        }) => Some(text.clone()),
        _ => None,
    }
}

/// SQLAlchemy's reflection takes a sequence without a schema for one of the table's.
fn with_schema(default: String, schema: &str, in_schema: bool) -> String {
    let Some(rest) = default.strip_prefix("nextval('") else {
        return default;
    };
    let name = rest.split('\'').next().unwrap_or_default();
    if !in_schema || name.contains('.') {
        return default;
    }
    format!("nextval('\"{schema}\".{rest}")
}

fn options(identity: &raw::Identity) -> IdentityOptions {
    IdentityOptions {
        always: identity.always,
        increment: identity.increment,
        start: identity.start,
        minvalue: identity.minvalue,
        maxvalue: identity.maxvalue,
        nominvalue: None,
        nomaxvalue: None,
        cache: identity.cache,
        cycle: identity.cycle,
    }
}

pub(super) fn with_options(options: &[String]) -> Vec<WithOption> {
    options
        .iter()
        .map(|option| match option.split_once('=') {
            Some((name, value)) => WithOption {
                name: name.to_owned(),
                value: Some(value.to_owned()),
            },
            None => WithOption {
                name: option.clone(),
                value: None,
            },
        })
        .collect()
}
