//! Columns: `sa.Column(…)`, and the directives that add, change and drop one.

use super::{Part, Writer, value};
use crate::ddl;
use crate::ddl::types::render_type;
use crate::operations::{AddColumn, AlterColumn, DropColumn};
use crate::schema::python::{bool_repr, string_repr};
use crate::schema::{Column, PythonType, SqlType};

/// `sa.Column('name', sa.Integer(), nullable=True)`; None where somebody else renders it as nothing.
pub fn column(column: &Column, writer: &mut Writer) -> Result<Option<String>, ddl::Error> {
    let name = || column.name.name.clone();
    if let Some(said) = writer.said(&Part::Column(name())) {
        return Ok(said.map(str::to_owned));
    }
    let mut positional = String::new();
    let mut keywords = Vec::new();
    let default = column.server_default.as_ref().map(|default| {
        let written = match writer.said(&Part::Default(name())) {
            Some(said) => said.unwrap_or_default().to_owned(),
            None => value::server_default(default, writer)?,
        };
        Ok::<_, ddl::Error>((default, written))
    });
    if let Some((default, written)) = default.transpose()?
        && !written.is_empty()
    {
        if value::is_positional(default) {
            positional = format!("{written}, ");
        } else {
            keywords.push(format!("server_default={written}"));
        }
    }
    if let Some(autoincrement) = &column.autoincrement {
        keywords.push(format!("autoincrement={autoincrement}"));
    }
    keywords.push(format!("nullable={}", bool_repr(column.nullable)));
    if column.system {
        keywords.push("system=True".to_owned());
    }
    if let Some(comment) = &column.comment {
        keywords.push(format!("comment={}", string_repr(comment)));
    }
    keywords.extend(value::arguments(&column.arguments, writer)?);
    let part = Part::Type(name());
    let written = sql_type(&column.sql_type, column.python.as_ref(), &part, writer)?;
    Ok(Some(format!(
        "{}Column({}, {written}, {positional}{})",
        writer.sa(),
        string_repr(&column.name.name),
        keywords.join(", ")
    )))
}

/// What Python's `%s` makes of a text that may be none.
fn shown(text: Option<&str>) -> String {
    text.unwrap_or("None").to_owned()
}

/// A type: as its author wrote it, and otherwise by what it is to the server.
fn sql_type(
    sql_type: &SqlType,
    python: Option<&PythonType>,
    part: &Part,
    writer: &mut Writer,
) -> Result<String, ddl::Error> {
    if let Some(said) = writer.said(part) {
        return Ok(shown(said));
    }
    if let Some(python) = python {
        for import in &python.imports {
            writer.import(import);
        }
        return Ok(value::with_prefix(&python.text, writer.sa()));
    }
    // Nobody knows its class: the server's word for it does as well.
    let word = render_type(sql_type)?;
    Ok(format!(
        "{}types.UserDefinedType().with_variant({}, 'postgresql')",
        writer.sa(),
        string_repr(&word)
    ))
}

pub fn add(add: &AddColumn, writer: &mut Writer) -> Result<(), ddl::Error> {
    let column = shown(column(&add.column, writer)?.as_deref());
    let prefix = writer.directive_prefix();
    let line = if writer.in_batch {
        format!("{prefix}add_column({column})")
    } else {
        let schema = schema_keyword(add.table.schema.as_ref().map(|one| one.name.as_str()));
        let exists = if add.if_not_exists {
            ", if_not_exists=True"
        } else {
            ""
        };
        format!(
            "{prefix}add_column({}, {column}{schema}{exists})",
            string_repr(&add.table.name.name)
        )
    };
    writer.line(&line);
    Ok(())
}

pub fn drop(drop: &DropColumn, writer: &mut Writer) {
    let prefix = writer.directive_prefix();
    let column = string_repr(&drop.column.name);
    let line = if writer.in_batch {
        format!("{prefix}drop_column({column})")
    } else {
        let schema = schema_keyword(drop.table.schema.as_ref().map(|one| one.name.as_str()));
        let exists = if drop.if_exists {
            ", if_exists=True"
        } else {
            ""
        };
        format!(
            "{prefix}drop_column({}, {column}{schema}{exists})",
            string_repr(&drop.table.name.name)
        )
    };
    writer.line(&line);
}

/// `, schema='s'`
pub fn schema_keyword(schema: Option<&str>) -> String {
    schema
        .filter(|schema| !schema.is_empty())
        .map_or_else(String::new, |schema| {
            format!(", schema={}", string_repr(schema))
        })
}

/// `op.alter_column(…)`, one argument a line.
pub fn alter(alter: &AlterColumn, writer: &mut Writer) -> Result<(), ddl::Error> {
    let existing = &alter.existing;
    let mut parts = Vec::new();
    if let Some(old) = &existing.sql_type {
        let old = sql_type(old, existing.python.as_ref(), &Part::ExistingType, writer)?;
        parts.push(format!("existing_type={old}"));
    }
    if let Some(default) = &alter.server_default {
        let default = match (writer.said(&Part::NewDefault), default) {
            (Some(said), _) => shown(said),
            (None, Some(default)) => value::server_default(default, writer)?,
            (None, None) => shown(None),
        };
        parts.push(format!("server_default={default}"));
    }
    if let Some(name) = &alter.new_name {
        parts.push(format!("new_column_name={}", string_repr(&name.name)));
    }
    if let Some(new) = &alter.sql_type {
        let new = sql_type(new, alter.python.as_ref(), &Part::NewType, writer)?;
        parts.push(format!("type_={new}"));
    }
    if let Some(nullable) = alter.nullable {
        parts.push(format!("nullable={}", bool_repr(nullable)));
    }
    if let Some(comment) = &alter.comment {
        parts.push(format!(
            "comment={}",
            value::optional_repr(comment.as_deref())
        ));
    }
    if let Some(comment) = &existing.comment {
        parts.push(format!("existing_comment={}", string_repr(comment)));
    }
    if let (None, Some(nullable)) = (alter.nullable, existing.nullable) {
        parts.push(format!("existing_nullable={}", bool_repr(nullable)));
    }
    if let Some(increments) = existing.autoincrement {
        parts.push(format!("autoincrement={}", bool_repr(increments)));
    }
    if let (None, Some(Some(default))) = (&alter.server_default, &existing.server_default) {
        let default = match writer.said(&Part::ExistingDefault) {
            Some(said) => shown(said),
            None => value::server_default(default, writer)?,
        };
        parts.push(format!("existing_server_default={default}"));
    }
    if let (false, Some(schema)) = (writer.in_batch, &alter.table.schema) {
        parts.push(format!("schema={}", string_repr(&schema.name)));
    }
    if let Some(using) = &alter.using {
        parts.push(format!("postgresql_using={}", string_repr(using)));
    }
    let prefix = writer.directive_prefix();
    let column = string_repr(&alter.column.name);
    let mut line = if writer.in_batch {
        format!("{prefix}alter_column({column}")
    } else {
        let table = string_repr(&alter.table.name.name);
        format!("{prefix}alter_column({table}, {column}")
    };
    for part in parts {
        line.push_str(",\n           ");
        line.push_str(&part);
    }
    line.push(')');
    writer.line(&line);
    Ok(())
}
