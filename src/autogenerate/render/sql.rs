//! Steps as a section of an SQL revision file.

use super::Step;
use crate::ddl::{self, Context};
use crate::operations::Operation;

/// The statements, each ended by a semicolon, with a comment for each thing that none of them does. Lines of Python have no
/// place in it: whoever has any writes a Python file.
pub fn sql_section(steps: &[Step], context: &mut Context) -> Result<String, ddl::Error> {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Do(operation) | Step::Placed(operation, _) => {
                write(operation, context, &mut text)?
            }
            Step::Lines(..) => {}
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
