//! Operations as functions of env.py leave them, and the parts that these render.
//!
//! In: the answer of `shim/_mig_hooks.py`, and the operations that were handed over. Out: the operations of the revision. What
//! was left as it was stays what it was; only what is new or changed comes from the answer.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

use crate::autogenerate::render::{Items, Part, Step};
use crate::command::autogenerate::Generated;
use crate::operations::{CreateTable, Operation};
use crate::schema::{Column, TableName};

/// One direction, as it is left.
#[derive(Debug, Deserialize)]
struct Left {
    steps: Vec<Entry>,
    /// Number of the step, part and text.
    items: Vec<(usize, Part, Option<String>)>,
}

/// One step, as it is left.
#[derive(Debug, Deserialize)]
struct Entry {
    /// That of the operation which it was.
    number: Option<usize>,
    /// The table whose group of changes it stands in.
    group: Option<TableName>,
    /// What it has become as a whole.
    operation: Option<Operation>,
    /// What only its flags have become.
    flags: Option<Flags>,
    /// What the columns of its table have become.
    parts: Option<Parts>,
    /// The Python that an extension renders it to.
    lines: Option<Vec<String>>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
struct Flags {
    #[serde(default)]
    if_exists: bool,
    #[serde(default)]
    if_not_exists: bool,
}

#[derive(Debug, Deserialize)]
struct Parts {
    if_not_exists: bool,
    columns: Vec<Place>,
}

/// A column that is as it was, or another one.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Place {
    Kept(String),
    New(Box<Column>),
}

/// Takes over what is left of the operations of a revision.
pub fn take_over(generated: &mut Generated, answer: &Value) -> Result<()> {
    let left = |way: &str| Left::deserialize(&answer[way]);
    (generated.steps.there, generated.items.there) = left("there")?.of(&generated.steps.there);
    (generated.steps.back, generated.items.back) = left("back")?.of(&generated.steps.back);
    generated.imports = Deserialize::deserialize(&answer["imports"])?;
    Ok(())
}

impl Left {
    /// The steps that are left of `steps`, and what is rendered of them. A note stays before the step that it stood before,
    /// or comes last.
    fn of(self, steps: &[Step]) -> (Vec<Step>, Items) {
        let mut notes = notes_before(steps);
        let mut left = Vec::new();
        let mut numbers = BTreeMap::new();
        for (place, entry) in self.steps.into_iter().enumerate() {
            if let Some(number) = entry.number {
                left.extend(notes.remove(&number).unwrap_or_default());
            }
            numbers.insert(place, left.len());
            let original = entry.number.and_then(|number| steps.get(number));
            left.push(entry.step(original));
        }
        let mut others: Vec<(usize, Vec<Step>)> = notes.into_iter().collect();
        others.sort_by_key(|(number, _)| *number);
        left.extend(others.into_iter().flat_map(|(_, notes)| notes));
        let items = self
            .items
            .into_iter()
            .filter_map(|(place, part, text)| Some((*numbers.get(&place)?, part, text)))
            .collect();
        (left, items)
    }
}

/// The notes by the number of the step that they stand before.
fn notes_before(steps: &[Step]) -> HashMap<usize, Vec<Step>> {
    let mut notes = HashMap::new();
    let mut waiting = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        match step {
            Step::Note(_) => waiting.push(step.clone()),
            Step::Do(_) | Step::Placed(..) | Step::Lines(..) if !waiting.is_empty() => {
                notes.insert(number, std::mem::take(&mut waiting));
            }
            Step::Do(_) | Step::Placed(..) | Step::Lines(..) => {}
        }
    }
    if !waiting.is_empty() {
        notes.insert(steps.len(), waiting);
    }
    notes
}

impl Entry {
    fn step(self, original: Option<&Step>) -> Step {
        if let Some(lines) = self.lines {
            return Step::Lines(lines, self.group);
        }
        let before = original.and_then(Step::operation);
        let operation = match (self.operation, before) {
            (Some(Operation::CreateTable(create)), Some(Operation::CreateTable(before))) => {
                Operation::CreateTable(Box::new(CreateTable {
                    makes: before.makes.clone(),
                    ..*create
                }))
            }
            (Some(operation), _) => operation,
            (None, Some(before)) => changed(before, self.flags, self.parts),
            (None, None) => return Step::Lines(Vec::new(), None),
        };
        Step::Placed(Box::new(operation), self.group)
    }
}

/// The operation with its new flags or parts.
fn changed(before: &Operation, flags: Option<Flags>, parts: Option<Parts>) -> Operation {
    let mut operation = before.clone();
    if let Some(flags) = flags {
        set_flags(&mut operation, flags);
    }
    if let (Some(parts), Operation::CreateTable(create)) = (parts, &mut operation) {
        create.if_not_exists = parts.if_not_exists;
        create.table.columns = arranged(parts.columns, &create.table.columns);
    }
    operation
}

fn arranged(places: Vec<Place>, known: &[Column]) -> Vec<Column> {
    let column = |place| match place {
        Place::Kept(name) => known.iter().find(|one| one.name.name == name).cloned(),
        Place::New(column) => Some(*column),
    };
    places.into_iter().filter_map(column).collect()
}

fn set_flags(operation: &mut Operation, flags: Flags) {
    let Flags {
        if_exists,
        if_not_exists,
    } = flags;
    match operation {
        Operation::CreateTable(create) => create.if_not_exists = if_not_exists,
        Operation::DropTable(drop) => drop.if_exists = if_exists,
        Operation::AddColumn(add) => add.if_not_exists = if_not_exists,
        Operation::DropColumn(drop) => drop.if_exists = if_exists,
        Operation::DropConstraint(drop) => drop.if_exists = if_exists,
        Operation::CreateIndex(create) => create.if_not_exists = if_not_exists,
        Operation::DropIndex(drop) => drop.if_exists = if_exists,
        Operation::RenameTable(_)
        | Operation::AlterColumn(_)
        | Operation::AddConstraint(_)
        | Operation::CommentTable(_)
        | Operation::CommentColumn(_)
        | Operation::CommentConstraint(_)
        | Operation::CreateEnum(_)
        | Operation::DropEnum(_)
        | Operation::CreateDomain(_)
        | Operation::DropDomain(_)
        | Operation::CreateSequence(_)
        | Operation::DropSequence(_)
        | Operation::CreateSchema(_)
        | Operation::DropSchema(_)
        | Operation::Execute(_)
        | Operation::ExecuteDdl(_)
        | Operation::BulkInsert(_) => {}
    }
}
