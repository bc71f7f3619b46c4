//! What has to be taken away for a while, because it stands on what goes or becomes something else.

use std::collections::BTreeSet;

use super::{Sides, is_column, type_change};
use crate::autogenerate::Error;
use crate::autogenerate::compare::Work;
use crate::autogenerate::compare::step::Step;
use crate::operations::{
    AddColumn, AddConstraint, CreateIndex, DropColumn, DropConstraint, DropIndex, Operation,
};
use crate::schema::{Column, Node, Object, ObjectKind, ServerDefault, Table};

/// What is not there, or not as it was, for at least a while.
#[derive(Debug, Default)]
pub struct Ended {
    /// Gone, with all that belongs to it.
    gone: BTreeSet<Node>,
    /// Columns that get another type.
    altered: BTreeSet<Node>,
}

impl Ended {
    pub fn contains(&self, node: &str) -> bool {
        self.gone.contains(node)
    }

    /// Whether what belongs to this goes with it.
    pub fn is_gone(&self, node: &str) -> bool {
        self.gone.contains(node)
    }
}

/// Finds all that ends, and adds the steps for what belongs to tables; those for other things are the caller's.
pub fn ended(
    removed: &[&Object],
    anew: &BTreeSet<Node>,
    sides: Sides,
    steps: &mut Vec<Step>,
    work: &mut Work,
) -> Result<Ended, Error> {
    let mut ended = Ended::default();
    for step in steps.iter() {
        match &step.operation {
            Operation::AlterColumn(alter) if alter.sql_type.is_some() => {
                ended.altered.extend(step.ends.iter().cloned());
            }
            Operation::DropTable(_)
            | Operation::DropColumn(_)
            | Operation::DropConstraint(_)
            | Operation::DropIndex(_) => ended.gone.extend(step.ends.iter().cloned()),
            _ => {}
        }
    }
    let things = removed.iter().map(|object| &object.node).chain(anew);
    ended.gone.extend(things.cloned());
    let mut open: Vec<Node> = ended.gone.iter().chain(&ended.altered).cloned().collect();
    while let Some(node) = open.pop() {
        for child in sides.live.children(&node) {
            let as_parent = match ended.gone.contains(&node) {
                true => &mut ended.gone,
                false => &mut ended.altered,
            };
            if as_parent.insert(child.clone()) {
                open.push(child.clone());
            }
        }
        for dependent in sides.live.dependents(&node) {
            if ended.gone.contains(*dependent) {
                continue;
            }
            let new = Dependent {
                node: &node,
                dependent,
                sides,
            };
            open.extend(new.end(&mut ended, steps, work)?);
        }
    }
    Ok(ended)
}

struct Dependent<'a> {
    node: &'a str,
    dependent: &'a str,
    sides: Sides<'a>,
}

impl Dependent<'_> {
    /// Ends it, where it can't stay; gives back what that ends in its turn.
    fn end(
        self,
        ended: &mut Ended,
        steps: &mut Vec<Step>,
        work: &mut Work,
    ) -> Result<Option<Node>, Error> {
        let sides = self.sides;
        let owned = || Some(self.dependent.to_owned());
        let only_altered = ended.altered.contains(self.node) && !ended.gone.contains(self.node);
        if let Some(object) = sides.live.by_node.get(self.dependent) {
            let stays = only_altered
                && matches!(
                    object.kind,
                    ObjectKind::Grant
                        | ObjectKind::Comment
                        | ObjectKind::SequenceOwner
                        | ObjectKind::SequenceOptions
                );
            if stays {
                return Ok(None);
            }
            ended.gone.insert(self.dependent.to_owned());
            return Ok(owned());
        }
        if is_column(self.dependent) {
            return self.end_column(only_altered, ended, steps, work);
        }
        // The server adapts keys and indexes to the new type of a column.
        if is_column(self.node) && only_altered {
            return Ok(None);
        }
        let schema = work.default_schema;
        let (live, wanted) = (sides.live, sides.wanted);
        if let (Some((table, one)), Some((wanted_table, again))) = (
            live.constraints.get(self.dependent),
            wanted.constraints.get(self.dependent),
        ) {
            let drop = DropConstraint::of(&table.name, one, None);
            let add = AddConstraint {
                table: wanted_table.name.clone(),
                constraint: (*again).clone(),
                naming: None,
            };
            steps.push(Step::of(Operation::DropConstraint(Box::new(drop)), schema));
            steps.push(Step::of(Operation::AddConstraint(Box::new(add)), schema));
            ended.gone.insert(self.dependent.to_owned());
            return Ok(owned());
        }
        if let (Some((_, one)), Some((_, again))) = (
            live.indexes.get(self.dependent),
            wanted.indexes.get(self.dependent),
        ) {
            let drop = DropIndex {
                index: (*one).clone(),
                if_exists: false,
                naming: None,
            };
            let create = CreateIndex {
                index: (*again).clone(),
                if_not_exists: false,
                naming: None,
            };
            steps.push(Step::of(Operation::DropIndex(Box::new(drop)), schema));
            steps.push(Step::of(Operation::CreateIndex(Box::new(create)), schema));
            ended.gone.insert(self.dependent.to_owned());
            return Ok(owned());
        }
        Ok(None)
    }

    /// A column needs a type, the function or sequence of its default, or other columns that it is generated from.
    fn end_column(
        self,
        only_altered: bool,
        ended: &mut Ended,
        steps: &mut Vec<Step>,
        work: &mut Work,
    ) -> Result<Option<Node>, Error> {
        let (Some((table, live)), Some((_, wanted))) = (
            self.sides.live.columns.get(self.dependent),
            self.sides.wanted.columns.get(self.dependent),
        ) else {
            return Ok(None);
        };
        let sides = self.sides;
        let schema = work.default_schema;
        let touched = |step: &Step| step.touches(self.dependent);
        let is_type = self
            .sides
            .live
            .by_node
            .get(self.node)
            .is_some_and(|object| object.kind.is_type());
        let is_generated = matches!(live.server_default, Some(ServerDefault::Computed { .. }));
        if is_generated && (only_altered || !is_column(self.node)) {
            let is_dropped = |step: &Step| matches!(step.operation, Operation::DropColumn(_));
            if steps.iter().any(|step| touched(step) && is_dropped(step)) {
                return Ok(None);
            }
            steps.retain(|step| !touched(step));
            steps.extend(generated_anew(table, live, wanted, schema));
            ended.gone.insert(self.dependent.to_owned());
            return Ok(Some(self.dependent.to_owned()));
        }
        if is_column(self.node) || is_generated {
            return Ok(None);
        }
        if is_type && type_change::is_type_of(self.node, live) {
            if !ended.altered.insert(self.dependent.to_owned()) {
                return Ok(None);
            }
            // The column of the parent takes it along.
            if live.inherited {
                return Ok(Some(self.dependent.to_owned()));
            }
            forget_default(self.dependent, steps);
            let children = sides.live.with_children(vec![self.dependent.to_owned()]);
            let (mut drops, mut sets) = (Vec::new(), Vec::new());
            for child in &children[1..] {
                let (Some((table, live)), Some((_, wanted))) = (
                    sides.live.columns.get(child),
                    sides.wanted.columns.get(child),
                ) else {
                    continue;
                };
                forget_default(child, steps);
                for alter in type_change::default_anew(table, live, wanted) {
                    match alter.server_default {
                        Some(None) => drops.push(type_change::step(alter, schema)),
                        _ => sets.push(type_change::step(alter, schema)),
                    }
                }
            }
            steps.extend(drops);
            for alter in type_change::of_column(table, live, wanted) {
                let mut step = type_change::step(alter, schema);
                if step.changes(self.dependent) {
                    step.ends = sides.live.with_children(step.ends);
                    step.makes = sides.wanted.with_children(step.makes);
                }
                steps.push(step);
            }
            steps.extend(sets);
            return Ok(Some(self.dependent.to_owned()));
        }
        let sets_default = |step: &Step| matches!(&step.operation, Operation::AlterColumn(alter) if alter.server_default.is_some());
        let is_set = steps.iter().any(|step| touched(step) && sets_default(step));
        let has_default = matches!(live.server_default, Some(ServerDefault::Expression { .. }));
        if has_default && !is_set {
            for alter in type_change::default_anew(table, live, wanted) {
                steps.push(type_change::step(alter, schema));
            }
        }
        Ok(None)
    }
}

/// Leaves the default of a column to other steps.
fn forget_default(column: &str, steps: &mut Vec<Step>) {
    steps.retain_mut(|step| {
        let is_of_column = step.touches(column);
        match &mut step.operation {
            Operation::AlterColumn(_) if !is_of_column => true,
            Operation::AlterColumn(alter) => {
                alter.server_default = None;
                alter.nullable.is_some() || alter.comment.is_some()
            }
            _ => true,
        }
    });
}

fn generated_anew(table: &Table, live: &Column, wanted: &Column, schema: &str) -> [Step; 2] {
    let drop = DropColumn {
        table: table.name.clone(),
        column: live.name.clone(),
        if_exists: false,
        was: Some(Box::new(live.clone())),
    };
    let add = AddColumn {
        table: table.name.clone(),
        column: wanted.clone(),
        if_not_exists: false,
        references: None,
        inline_primary_key: false,
    };
    [
        Step::of(Operation::DropColumn(drop), schema),
        Step::of(Operation::AddColumn(Box::new(add)), schema),
    ]
}
