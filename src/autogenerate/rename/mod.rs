//! Renames: a table, a column or an enumeration's label that goes on under another name, its data kept.
//!
//! In: what somebody said (`users.name:full_name`), the database as it is. Out: the operations that rename, and the database
//! as it is afterwards, which is then compared as ever; pairs that look like renames, for whoever can ask.
//!
//! Invariant: no rename is guessed. What looks like one is a question, and without an answer something goes and something
//! comes.

mod doubt;
mod objects;
mod said;
mod texts;

use std::collections::BTreeSet;
use std::fmt;

pub use doubt::{Doubt, doubts};
use objects::{RenamedColumn, RenamedTable};
pub use said::{RenameError, Said};

use super::compare::KnownEnums;
use super::message::{Level, Logger, Message};
use super::names::{self, Place};
use crate::operations::{AlterColumn, ExecuteDdl, ExistingColumn, Operation, RenameTable};
use crate::schema::{
    Constraint, ConstraintKind, Node, Object, ObjectKind, Objects, SqlType, Table, TableName,
    python,
};
use crate::sql::identifier::always_quote;
use crate::sql::{Identifier, string_literal};

/// A database as it is.
#[derive(Debug, Clone, Default)]
pub struct Live {
    pub tables: Vec<Table>,
    /// What there is besides tables; nothing where only tables are compared.
    pub objects: Objects,
    /// The enumerations, wherever they are.
    pub enums: KnownEnums,
    /// The schema that tables without one stand in.
    pub default_schema: String,
}

/// What was renamed before a comparison.
#[derive(Debug, Clone, Default)]
pub struct Renamed {
    pub operations: Vec<Operation>,
    pub messages: Vec<Message>,
    /// Things besides tables whose texts have the names from before all renames.
    pub written_before: BTreeSet<Node>,
    /// All things besides tables as they were.
    before: Vec<Object>,
}

/// One thing under a new name. `Display` is how it is said to `--rename`.
#[derive(Debug, Clone, PartialEq)]
pub enum Rename {
    Table {
        table: TableName,
        new: Identifier,
    },
    Column {
        table: TableName,
        column: Identifier,
        new: Identifier,
    },
    Label {
        /// Schema, unless it goes without saying, and name.
        enumeration: (Option<String>, String),
        label: String,
        new: String,
    },
}

impl Renamed {
    /// Has the database be what it is after the rename, and notes how it gets there.
    pub fn add(&mut self, rename: &Rename, live: &mut Live) {
        if self.operations.is_empty() {
            self.before.clone_from(&live.objects.objects);
        }
        let (operation, text) = match rename {
            Rename::Table { table, new } => (
                self.rename_table(table, new, live),
                format!(
                    "Detected renamed table {} to {}",
                    shown(&[&names::shown(&names::place(table, &live.default_schema))]),
                    shown(&[&new.name])
                ),
            ),
            Rename::Column { table, column, new } => {
                let place = names::shown(&names::place(table, &live.default_schema));
                (
                    self.rename_column(table, column, new, live),
                    format!(
                        "Detected renamed column {} to {}",
                        shown(&[&place, &column.name]),
                        shown(&[&place, &new.name])
                    ),
                )
            }
            Rename::Label {
                enumeration,
                label,
                new,
            } => (
                self.rename_label(enumeration, label, new, live),
                format!(
                    "Detected renamed label {} of enum {} to {}",
                    string_literal(label),
                    type_sql(enumeration),
                    string_literal(new)
                ),
            ),
        };
        self.operations.push(operation);
        self.messages.push(Message {
            level: Level::Info,
            logger: Logger::Own,
            text,
        });
    }
}

impl Renamed {
    fn rename_table(&mut self, table: &TableName, new: &Identifier, live: &mut Live) -> Operation {
        let renamed = RenamedTable {
            table,
            new,
            default_schema: &live.default_schema,
        };
        objects::rename_table(&mut live.objects, &renamed, &mut self.written_before);
        self.bring_texts_back(live);
        rename_table(table, new, live)
    }

    fn rename_column(
        &mut self,
        table: &TableName,
        column: &Identifier,
        new: &Identifier,
        live: &mut Live,
    ) -> Operation {
        let renamed = RenamedColumn {
            table,
            column,
            new,
            default_schema: &live.default_schema,
        };
        objects::rename_column(&mut live.objects, &renamed, &mut self.written_before);
        self.bring_texts_back(live);
        rename_column(table, column, new, live)
    }

    fn rename_label(
        &mut self,
        enumeration: &(Option<String>, String),
        label: &str,
        new: &str,
        live: &mut Live,
    ) -> Operation {
        let value = |label: &str| format!("{}::{}", string_literal(label), type_sql(enumeration));
        let (old_value, new_value) = (value(label), value(new));
        objects::replace_label(
            &mut live.objects,
            &old_value,
            &new_value,
            &self.written_before,
        );
        for table in &mut live.tables {
            texts::replace(table, &old_value, &new_value);
        }
        rename_label(enumeration, label, new, live)
    }

    /// A text that is to have the names from before has all of them.
    fn bring_texts_back(&self, live: &mut Live) {
        for (object, before) in live.objects.objects.iter_mut().zip(&self.before) {
            if self.written_before.contains(&object.node) {
                object.create.clone_from(&before.create);
                object.shape.clone_from(&before.shape);
                object.parts.clone_from(&before.parts);
            }
        }
    }
}

fn shown(parts: &[&str]) -> String {
    python::string_repr(&parts.join("."))
}

fn rename_table(table: &TableName, new: &Identifier, live: &mut Live) -> Operation {
    let default_schema = &live.default_schema;
    let old = names::place(table, default_schema);
    let rename = |name: &mut TableName| {
        if names::place(name, default_schema) == old {
            name.name = new.clone();
        }
    };
    let renamed = RenamedTable {
        table,
        new,
        default_schema,
    };
    let in_text = |text: &str| renamed.in_text(text, ObjectKind::Index);
    for one in &mut live.tables {
        let is_it = is_at(one, &old, default_schema);
        rename(&mut one.name);
        for index in &mut one.indexes {
            index.table.iter_mut().for_each(rename);
            if let Some(definition) = index.definition.as_mut().filter(|_| is_it) {
                *definition = in_text(definition);
            }
        }
        for constraint in &mut one.constraints {
            let refers_to = constraint.refers_to.iter_mut();
            refers_to.for_each(rename);
            texts::change_referred(constraint, &in_text);
            if let ConstraintKind::ForeignKey { referred, .. } = &mut constraint.kind {
                rename(referred);
            }
        }
        if let Some(part) = &mut one.partition_of {
            rename(&mut part.parent);
        }
        let schema = one.name.schema.clone();
        for parent in &mut one.inherits {
            let mut name = TableName {
                name: parent.clone(),
                schema: schema.clone(),
            };
            rename(&mut name);
            *parent = name.name;
        }
    }
    Operation::RenameTable(RenameTable {
        table: table.clone(),
        new_name: new.clone(),
    })
}

fn rename_column(
    table: &TableName,
    column: &Identifier,
    new: &Identifier,
    live: &mut Live,
) -> Operation {
    let place = names::place(table, &live.default_schema);
    let default_schema = live.default_schema.clone();
    let is_it = |name: &TableName| names::place(name, &default_schema) == place;
    let rename = |name: &mut Identifier| {
        if name.name == column.name {
            *name = new.clone();
        }
    };
    for one in &mut live.tables {
        let is_table = is_it(&one.name);
        for constraint in &mut one.constraints {
            if is_table {
                columns_of(constraint).into_iter().for_each(rename);
            }
            if constraint.refers_to.as_ref().is_some_and(is_it) {
                texts::change_referred(constraint, &|text| {
                    texts::with_column_in_list_renamed(text, &column.name, &new.sql())
                });
            }
            if let ConstraintKind::ForeignKey {
                referred,
                referred_columns,
                ..
            } = &mut constraint.kind
                && is_it(referred)
            {
                referred_columns.iter_mut().for_each(rename);
            }
        }
        if is_table {
            one.columns
                .iter_mut()
                .for_each(|column| rename(&mut column.name));
            for index in &mut one.indexes {
                index
                    .elements
                    .iter_mut()
                    .flat_map(|element| element.column.iter_mut().chain(&mut element.stands_for))
                    .chain(&mut index.include)
                    .for_each(rename);
            }
            texts::rename_column(one, column, new);
        }
    }
    Operation::AlterColumn(Box::new(AlterColumn {
        table: table.clone(),
        column: column.clone(),
        nullable: None,
        server_default: None,
        existing_server_default: None,
        comment: None,
        new_name: Some(new.clone()),
        sql_type: None,
        using: None,
        python: None,
        existing: ExistingColumn::default(),
    }))
}

/// The columns of the constraint's own table, wherever it lists them.
fn columns_of(constraint: &mut Constraint) -> Vec<&mut Identifier> {
    match &mut constraint.kind {
        ConstraintKind::PrimaryKey {
            columns, include, ..
        }
        | ConstraintKind::Unique {
            columns, include, ..
        } => columns.iter_mut().chain(include).collect(),
        ConstraintKind::ForeignKey { columns, .. } | ConstraintKind::Exclude { columns, .. } => {
            columns.iter_mut().collect()
        }
        ConstraintKind::Check { .. } | ConstraintKind::Written { .. } => Vec::new(),
    }
}

fn rename_label(
    enumeration: &(Option<String>, String),
    label: &str,
    new: &str,
    live: &mut Live,
) -> Operation {
    let rename = |labels: &mut Vec<String>| {
        for one in labels.iter_mut().filter(|one| *one == label) {
            *one = new.to_owned();
        }
    };
    if let Some(labels) = live.enums.get_mut(enumeration) {
        rename(labels);
    }
    let name = type_sql(enumeration);
    for object in &mut live.objects.objects {
        if object.kind == ObjectKind::Enum && object.name == name {
            rename(&mut object.labels);
            let labels: Vec<String> = object
                .labels
                .iter()
                .map(|one| string_literal(one))
                .collect();
            object.create = format!("CREATE TYPE {name} AS ENUM ({})", labels.join(", "));
        }
    }
    for table in &mut live.tables {
        for column in &mut table.columns {
            if let SqlType::Enum(one) = &mut column.sql_type
                && one
                    .name
                    .as_ref()
                    .is_some_and(|name| name.name == enumeration.1)
                && one.schema.as_ref().map(|schema| &schema.name) == enumeration.0.as_ref()
            {
                rename(&mut one.labels);
                if let Some(python) = &mut column.python {
                    let (old, new) = (python::string_repr(label), python::string_repr(new));
                    python.text = python.text.replace(&old, &new);
                    python.shown = python.shown.replace(&old, &new);
                }
            }
        }
    }
    let statement = |from: &str, to: &str| {
        format!(
            "ALTER TYPE {name} RENAME VALUE {} TO {}",
            string_literal(from),
            string_literal(to)
        )
    };
    Operation::ExecuteDdl(ExecuteDdl {
        sql: statement(label, new),
        back: Some(statement(new, label)),
    })
}

/// An enumeration's name as SQL has it.
fn type_sql((schema, name): &(Option<String>, String)) -> String {
    let name = Identifier::from(name.as_str()).sql();
    match schema {
        Some(schema) => format!("{}.{name}", Identifier::from(schema.as_str()).sql()),
        None => name,
    }
}

impl fmt::Display for Rename {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_table = |table: &TableName| {
            let schema = table.schema.iter().map(|schema| schema.name.clone());
            schema
                .chain([table.name.name.clone()])
                .collect::<Vec<String>>()
        };
        let (old, new) = match self {
            Rename::Table { table, new } => (of_table(table), &new.name),
            Rename::Column { table, column, new } => {
                let mut parts = of_table(table);
                parts.push(column.name.clone());
                (parts, &new.name)
            }
            Rename::Label {
                enumeration: (schema, name),
                label,
                new,
            } => {
                let parts = schema.iter().chain([name, label]);
                (parts.cloned().collect(), new)
            }
        };
        let old: Vec<String> = old.iter().map(|part| said(part)).collect();
        write!(formatter, "{}:{}", old.join("."), said(new))
    }
}

/// A name as it is said: in double quotes where it holds what separates names.
fn said(name: &str) -> String {
    if name.is_empty() || name.contains(['.', ':', '"']) {
        always_quote(name)
    } else {
        name.to_owned()
    }
}

/// Whether a table stands at a place.
fn is_at(table: &Table, place: &Place, default_schema: &str) -> bool {
    names::place(&table.name, default_schema) == *place
}
