//! Indexes.

use super::{Writer, column, value};
use crate::ddl;
use crate::ddl::expression::{self, Options};
use crate::operations::{CreateIndex, DropIndex};
use crate::schema::IndexElement;
use crate::schema::python::{bool_repr, string_repr};

pub fn create(create: &CreateIndex, writer: &mut Writer) -> Result<(), ddl::Error> {
    let index = &create.index;
    let name = value::name(&index.name, writer);
    let elements: Vec<String> = index
        .elements
        .iter()
        .map(|one| element(one, writer))
        .collect::<Result<_, _>>()?;
    let (table, schema) = place(index.table.as_ref());
    let mut arguments = value::arguments(&index.arguments, writer)?;
    if create.if_not_exists {
        arguments.push("if_not_exists=True".to_owned());
    }
    let place = if writer.in_batch {
        String::new()
    } else {
        format!("{table}, ")
    };
    let schema = if writer.in_batch {
        String::new()
    } else {
        schema
    };
    let line = format!(
        "{}create_index({name}, {place}[{}], unique={}{schema}{})",
        writer.directive_prefix(),
        elements.join(", "),
        bool_repr(index.unique),
        listed(&arguments)
    );
    writer.line(&line);
    Ok(())
}

pub fn drop(drop: &DropIndex, writer: &mut Writer) -> Result<(), ddl::Error> {
    let index = &drop.index;
    let name = value::name(&index.name, writer);
    let (table, schema) = place(index.table.as_ref());
    let mut arguments = value::arguments(&index.arguments, writer)?;
    if drop.if_exists {
        arguments.push("if_exists=True".to_owned());
    }
    let place = if writer.in_batch {
        String::new()
    } else {
        format!(", table_name={table}{schema}")
    };
    let line = format!(
        "{}drop_index({name}{place}{})",
        writer.directive_prefix(),
        listed(&arguments)
    );
    writer.line(&line);
    Ok(())
}

fn listed(arguments: &[String]) -> String {
    arguments
        .iter()
        .map(|argument| format!(", {argument}"))
        .collect()
}

fn place(table: Option<&crate::schema::TableName>) -> (String, String) {
    let name = table.map_or_else(|| "None".to_owned(), |table| string_repr(&table.name.name));
    let schema = table
        .and_then(|table| table.schema.as_ref())
        .map(|schema| schema.name.as_str());
    (name, column::schema_keyword(schema))
}

/// A column by its name, anything else as SQL.
fn element(element: &IndexElement, writer: &Writer) -> Result<String, ddl::Error> {
    match (&element.column, &element.expression) {
        (Some(column), _) => Ok(string_repr(&column.name)),
        (None, Some(one)) => {
            let options = Options {
                include_table: false,
                ..Options::default()
            };
            let sql = expression::render_grouped(one, &options)?.sql;
            Ok(format!(
                "{}literal_column({})",
                writer.sa(),
                string_repr(&sql)
            ))
        }
        (None, None) => Ok("None".to_owned()),
    }
}
