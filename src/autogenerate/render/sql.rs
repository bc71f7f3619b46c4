//! Operations as a section of an SQL revision file.

use super::{Step, Style, steps, steps_back};
use crate::ddl::{self, Context};
use crate::operations::Operation;

/// The statements, each ended by a semicolon, with a comment for each thing that none of them does.
pub fn sql_section(
    operations: &[Operation],
    unwritten: &[String],
    context: &mut Context,
) -> Result<String, ddl::Error> {
    section(&steps(operations, unwritten), context)
}

/// The statements that undo the operations, with a comment where one can't be undone.
pub fn sql_back(operations: &[Operation], context: &mut Context) -> Result<String, ddl::Error> {
    let style = Style {
        naming: context.naming.clone(),
        ..Style::default()
    };
    section(&steps_back(operations, &style)?, context)
}

fn section(steps: &[Step], context: &mut Context) -> Result<String, ddl::Error> {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Do(operation) => write(operation, context, &mut text)?,
            Step::Note(what) => text.push_str(&format!("-- {}\n", what.replace('\n', " "))),
        }
    }
    Ok(text)
}

fn write(
    operation: &Operation,
    context: &mut Context,
    text: &mut String,
) -> Result<(), ddl::Error> {
    for statement in ddl::render(operation, context)? {
        let sql = statement.sql.replace('\t', "    ");
        let lines: Vec<&str> = sql.trim().lines().map(str::trim_end).collect();
        text.push_str(&lines.join("\n"));
        text.push_str(";\n");
    }
    Ok(())
}
