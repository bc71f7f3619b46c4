//! Tables and their comments.

use super::{Part, Writer, column, constraint, operation, value};
use crate::ddl;
use crate::operations::{CommentTable, CreateTable, DropTable, Operation, RenameTable};
use crate::schema::python::string_repr;

/// More arguments than this Python once didn't take in one call.
const MAX_ARGUMENTS: usize = 255;

/// `op.create_table(…)`: the columns in order, the constraints sorted by their text.
pub fn create(create: &CreateTable, writer: &mut Writer) -> Result<(), ddl::Error> {
    let table = &create.table;
    if table.partition_of.is_some() {
        // There is no class for a partition.
        return operation::execute_rendered(
            &Operation::CreateTable(Box::new(create.clone())),
            writer,
        );
    }
    let mut arguments = Vec::new();
    for one in &table.columns {
        arguments.extend(column::column(one, writer)?.filter(|text| !text.is_empty()));
    }
    let mut constraints = Vec::new();
    for (position, one) in table.constraints.iter().enumerate() {
        let part = Part::of_constraint(position, &table.constraints);
        match part.and_then(|part| writer.said(&part)) {
            Some(said) => constraints.extend(said.map(str::to_owned)),
            None => constraints.extend(constraint::inline(one, table, writer)?),
        }
    }
    constraints.sort();
    arguments.extend(constraints);
    let listed = if arguments.len() > MAX_ARGUMENTS {
        format!("*[{}]", arguments.join(",\n"))
    } else {
        arguments.join(",\n")
    };
    let mut text = format!(
        "{}create_table({},\n{listed}",
        writer.directive_prefix(),
        string_repr(&table.name.name.name)
    );
    let mut keyword = |word: &str, value: &str| {
        text.push_str(&format!(",\n{word}={value}"));
    };
    if let Some(schema) = &table.name.schema {
        keyword("schema", &string_repr(&schema.name));
    }
    if let Some(comment) = &table.comment {
        keyword("comment", &string_repr(comment));
    }
    if let Some(info) = &table.info {
        keyword("info", info);
    }
    let mut dialect = Vec::new();
    for argument in &table.arguments {
        dialect.push((
            argument.name.replace(' ', "_"),
            value::argument_value(&argument.value, writer)?,
        ));
    }
    dialect.sort();
    for (word, value) in &dialect {
        keyword(word, value);
    }
    if !table.prefixes.is_empty() {
        let prefixes: Vec<String> = table
            .prefixes
            .iter()
            .map(|prefix| format!("'{prefix}'"))
            .collect();
        keyword("prefixes", &format!("[{}]", prefixes.join(", ")));
    }
    if create.if_not_exists {
        keyword("if_not_exists", "True");
    }
    text.push_str("\n)");
    writer.line(&text);
    Ok(())
}

pub fn drop(drop: &DropTable, writer: &mut Writer) {
    let schema = drop.table.schema.as_ref().map(|one| one.name.as_str());
    let exists = if drop.if_exists {
        ", if_exists=True"
    } else {
        ""
    };
    let line = format!(
        "{}drop_table({}{}{exists})",
        writer.directive_prefix(),
        string_repr(&drop.table.name.name),
        column::schema_keyword(schema)
    );
    writer.line(&line);
}

pub fn rename(rename: &RenameTable, writer: &mut Writer) {
    let schema = rename.table.schema.as_ref().map(|one| one.name.as_str());
    let line = format!(
        "{}rename_table({}, {}{})",
        writer.directive_prefix(),
        string_repr(&rename.table.name.name),
        string_repr(&rename.new_name.name),
        column::schema_keyword(schema)
    );
    writer.line(&line);
}

/// `op.create_table_comment(…)`, or `op.drop_table_comment(…)` where none is left.
pub fn comment(on: &CommentTable, writer: &mut Writer) {
    let existing = value::optional_repr(on.existing.as_deref());
    let mut parts = Vec::new();
    if !writer.in_batch {
        parts.push(string_repr(&on.table.name.name));
    }
    let directive = match &on.comment {
        Some(comment) => {
            parts.push(string_repr(comment));
            "create_table_comment"
        }
        None => "drop_table_comment",
    };
    parts.push(format!("existing_comment={existing}"));
    if !writer.in_batch {
        let schema = on.table.schema.as_ref().map(|one| one.name.as_str());
        parts.push(format!("schema={}", value::optional_repr(schema)));
    }
    let line = format!(
        "{}{directive}(\n    {}\n)",
        writer.directive_prefix(),
        parts.join(",\n    ")
    );
    writer.line(&line);
}
