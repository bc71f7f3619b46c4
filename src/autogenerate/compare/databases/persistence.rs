//! Sequences that a table would take along when it becomes LOGGED or UNLOGGED, and that are to stay what they are.
//!
//! Since PostgreSQL 15 `ALTER TABLE … SET LOGGED` and `SET UNLOGGED` do the same to every sequence that a column of the table
//! has at that moment. Those that are wanted otherwise are set right at once, by steps that stand where the table's stands.

use std::collections::HashMap;

use super::{Side, Sides};
use crate::autogenerate::compare::step::{Rank, Step};
use crate::schema::{Node, Object, ObjectKind};

/// The name of the part of a sequence that says so; servers before PostgreSQL 15 have none.
const PERSISTENCE: &str = "persistence";

/// Adds what sets sequences right, each behind the step that takes it along.
pub fn keep_sequences(sides: Sides, steps: &mut Vec<Step>) {
    let mut owned = owned_sequences(sides.live);
    for (table, sequences) in owned_sequences(sides.wanted) {
        let known = owned.entry(table).or_default();
        let new = sequences.into_iter().filter(|one| !known.contains(one));
        let new: Vec<&Node> = new.collect();
        known.extend(new);
    }
    let mut with_sequences = Vec::with_capacity(steps.len());
    for step in steps.drain(..) {
        let kept = match persistence_made(&step) {
            None => Vec::new(),
            Some((persistence, table)) => {
                let taken = owned.get(table).into_iter().flatten();
                taken
                    .filter_map(|sequence| set_right(sequence, persistence, sides))
                    .map(|sql| Step {
                        ends: step.ends.clone(),
                        makes: step.makes.clone(),
                        ..Step::statement(Rank::Tables, sql)
                    })
                    .collect()
            }
        };
        with_sequences.push(step);
        with_sequences.extend(kept);
    }
    *steps = with_sequences;
}

/// The sequences that are things of their own, by the tables whose columns have them.
fn owned_sequences<'a>(side: &Side<'a>) -> HashMap<&'a str, Vec<&'a Node>> {
    let mut owned: HashMap<&str, Vec<&Node>> = HashMap::new();
    let owners = side.objects.iter();
    for owner in owners.filter(|object| object.kind == ObjectKind::SequenceOwner) {
        if let (Some(table), Some(sequence)) = (&owner.table, owner.needs.first()) {
            owned.entry(table).or_default().push(sequence);
        }
    }
    owned
}

/// The persistence that a step gives a table, and the table.
fn persistence_made(step: &Step) -> Option<(&str, &str)> {
    step.makes
        .iter()
        .filter_map(|made| made.split_once(' '))
        .find(|(word, _)| ["logged", "unlogged"].contains(word))
}

/// What makes a sequence as wanted after its table has taken it along; None where it is that already.
fn set_right<'a>(sequence: &Node, of_table: &str, sides: Sides<'a>) -> Option<&'a str> {
    let part = |object: &'a Object| object.parts.iter().find(|part| part.name == PERSISTENCE);
    let (wanted, live) = (sides.wanted, sides.live);
    let set = &part(wanted.by_node.get(sequence.as_str())?)?.set;
    part(live.by_node.get(sequence.as_str())?)?;
    let word = set.rsplit(' ').next()?;
    (!word.eq_ignore_ascii_case(of_table)).then_some(set)
}
