//! Steps: what a function of a revision does, one after the other.

use super::{Style, directives};
use crate::ddl;
use crate::operations::Operation;
use crate::schema::TableName;

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Do(Box<Operation>),
    /// An operation in a `batch_alter_table` of this table, whatever its own is, or in none.
    Placed(Box<Operation>, Option<TableName>),
    /// Python that an extension has written, and the `batch_alter_table` that it stands in.
    Lines(Vec<String>, Option<TableName>),
    /// What has to be known, such as that something can't be undone.
    Note(String),
}

impl Step {
    /// Whether more than a comment comes of it.
    pub fn does_something(&self) -> bool {
        match self {
            Step::Do(_) | Step::Placed(..) => true,
            Step::Lines(lines, _) => !lines.is_empty(),
            Step::Note(_) => false,
        }
    }

    /// The table whose `batch_alter_table` the step belongs to, where there are any.
    pub fn batch(&self) -> Option<&TableName> {
        match self {
            Step::Do(operation) => operation.changed_table(),
            Step::Placed(_, table) | Step::Lines(_, table) => table.as_ref(),
            Step::Note(_) => None,
        }
    }

    /// The operation, where it is one.
    pub fn operation(&self) -> Option<&Operation> {
        match self {
            Step::Do(operation) | Step::Placed(operation, _) => Some(operation),
            Step::Lines(..) | Step::Note(_) => None,
        }
    }
}

/// The way there: the operations, after a note for each thing that none of them does.
pub fn steps(operations: &[Operation], unwritten: &[String]) -> Vec<Step> {
    let notes = unwritten.iter().map(|what| Step::Note(what.clone()));
    let done = operations.iter().map(|one| Step::Do(Box::new(one.clone())));
    notes.chain(done).collect()
}

/// The way back: the operations undone, last first, with a note where one can't be undone.
pub fn steps_back(operations: &[Operation], style: &Style) -> Result<Vec<Step>, ddl::Error> {
    let mut steps = Vec::new();
    for one in operations.iter().rev() {
        steps.push(match one.reverse() {
            Some(back) => Step::Do(Box::new(back)),
            None => {
                let what = directives(std::slice::from_ref(one), style)?.join(" ");
                Step::Note(format!("can't be undone: {what}"))
            }
        });
        if let Operation::CreateTable(create) = one {
            let types = create.makes.iter().rev().filter_map(Operation::reverse);
            steps.extend(types.map(|back| Step::Do(Box::new(back))));
        }
    }
    Ok(steps)
}
