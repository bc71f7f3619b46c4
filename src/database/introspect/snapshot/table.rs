//! One table, put together from rows of the catalog.

use super::types::{NamedTypes, condition_of};
use super::{UnknownType, raw};
use crate::schema::python::{bool_repr, list_repr, string_repr, tuple_repr};
use crate::schema::{
    Argument, Column, Constraint, ConstraintKind, Expression, IdentityOptions, Index, IndexElement,
    Name, PartitionOf, PythonType, ServerDefault, SqlType, Table, TableName, WithOption,
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
                .map(|one| index(one, &name, self.types_apart))
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
            .map(|text| with_schema(text, schema, in_schema));
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

    fn constraint(
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

fn identifier(name: &str) -> Identifier {
    Identifier::from(name)
}

fn identifiers(names: &[String]) -> Vec<Identifier> {
    names.iter().map(|name| identifier(name)).collect()
}

fn literal(text: &str) -> Expression {
    Expression::LiteralColumn {
        text: text.to_owned(),
        from: None,
    }
}

/// A name that is the one in the database.
fn reflected_name(name: &str) -> Name {
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
fn options_repr(options: &[WithOption]) -> String {
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

/// A sequence in a schema that the search path doesn't have is named with it.
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

fn with_options(options: &[String]) -> Vec<WithOption> {
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

/// Descending, and NULLs first: the bits of an index's options.
const DESCENDING: i32 = 1;
const NULLS_FIRST: i32 = 2;

fn index(raw: raw::Index, table: &TableName, types_apart: bool) -> Index {
    let elements = raw.elements.unwrap_or_default();
    let (keys, included) = elements.split_at(raw.keys.min(elements.len()));
    let include: Vec<Identifier> = included
        .iter()
        .filter_map(|one| one.column.as_deref().map(identifier))
        .collect();
    let predicate = raw.predicate.as_deref();
    let options = with_options(raw.options.as_deref().unwrap_or_default());
    let mut arguments = Vec::new();
    let classes: Vec<String> = keys
        .iter()
        .filter_map(|one| {
            let name = one.column.as_ref().or(one.expression.as_ref())?;
            let class = one.operator_class.as_ref()?;
            Some(format!("{}: {}", string_repr(name), string_repr(class)))
        })
        .collect();
    if !classes.is_empty() {
        let classes = format!("{{{}}}", classes.join(", "));
        arguments.push(Argument::written("postgresql_ops", classes));
    }
    if !options.is_empty() {
        arguments.push(Argument::written("postgresql_with", options_repr(&options)));
    }
    let using = (raw.method != "btree").then_some(raw.method);
    if let Some(method) = &using {
        arguments.push(Argument::written("postgresql_using", string_repr(method)));
    }
    if let Some(predicate) = predicate {
        arguments.push(Argument::written(
            "postgresql_where",
            string_repr(predicate),
        ));
    }
    if !include.is_empty() {
        arguments.push(Argument::written(
            "postgresql_include",
            list_repr(include.iter().map(|name| name.name.as_str())),
        ));
    }
    if raw.nulls_not_distinct {
        arguments.push(Argument::written("postgresql_nulls_not_distinct", "True"));
    }
    Index {
        name: reflected_name(&raw.name),
        table: Some(table.clone()),
        elements: keys.iter().map(|one| element(one, types_apart)).collect(),
        definition: types_apart.then_some(raw.definition),
        unique: raw.unique,
        concurrently: false,
        using,
        include,
        nulls_not_distinct: raw.nulls_not_distinct.then_some(true),
        with: options,
        tablespace: raw.tablespace.as_deref().map(identifier),
        predicate: predicate.map(literal),
        arguments,
    }
}

/// A column by its name, or SQL with the order that is not the usual one; with `whole` also with its collation.
fn element(raw: &raw::Element, whole: bool) -> IndexElement {
    let flags = raw.option.unwrap_or(0);
    let order = match (flags & DESCENDING != 0, flags & NULLS_FIRST != 0) {
        (true, true) => " DESC",
        (true, false) => " DESC NULLS LAST",
        (false, true) => " NULLS FIRST",
        (false, false) => "",
    };
    let column = raw.column.as_deref().map(identifier);
    let text = match (&column, &raw.expression) {
        (Some(column), _) => column.sql(),
        (None, Some(expression)) => expression.clone(),
        (None, None) => String::new(),
    };
    if whole && (raw.collation.is_some() || raw.operator_class.is_some() && !order.is_empty()) {
        let mut text = match column {
            Some(_) => text,
            None => format!("({text})"),
        };
        if let Some(collation) = &raw.collation {
            text.push_str(&format!(" COLLATE {collation}"));
        }
        if let Some(class) = &raw.operator_class {
            text.push_str(&format!(" {class}"));
        }
        return IndexElement {
            expression: Some(literal(&(text + order))),
            stands_for: column.clone(),
            column: None,
            operator_class: None,
        };
    }
    let plain = order.is_empty() && column.is_some();
    IndexElement {
        expression: (!plain).then(|| literal(&format!("{text}{order}"))),
        stands_for: column.clone().filter(|_| !plain),
        column: column.filter(|_| plain),
        operator_class: raw.operator_class.clone(),
    }
}
