//! Two databases: what they have besides tables, and the order of all steps by what needs what.
//!
//! In: the operations on tables, the things of both sides, and what needs what on either. Out: the operations in an order in
//! which they work. What stands on something that changes, such as a view on a column whose type becomes another, is taken
//! away before and made again afterwards.

mod changes;
mod closure;
mod grants;
mod persistence;
mod type_change;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::step::{Nodes, Rank, Step};
use super::{Way, Work, attributes, generated};
use crate::autogenerate::names::{self, Place};
use crate::autogenerate::order::Before;
use crate::autogenerate::{Error, Options};
use crate::operations::Operation;
use crate::schema::{Column, Constraint, Index, Node, Object, ObjectKind, Objects, Table};

/// The operations on tables and on all else, in order.
pub fn arrange(
    way: &Way,
    left_alone: &HashSet<Place>,
    work: &mut Work,
) -> Result<Vec<Operation>, Error> {
    let schema = way.default_schema;
    let is_silent = grants::are_left_alone(way, work);
    let side = |tables, objects, grants_of| {
        let mut side = Side::of(tables, objects, way.options, schema, left_alone);
        if let Some(others) = grants_of {
            grants::take_over(&mut side, others, &way.options.filter);
        }
        side
    };
    let grants_of = |is_this: bool, others| (is_silent && is_this).then_some(others);
    let wanted = side(
        way.wanted,
        way.wanted_objects,
        grants_of(!way.is_back, way.live_objects),
    );
    let live = side(
        way.live,
        way.live_objects,
        grants_of(way.is_back, way.wanted_objects),
    );
    let mut steps: Vec<Step> = std::mem::take(&mut work.operations)
        .into_iter()
        .enumerate()
        .map(
            |(number, operation)| match (operation, work.touched.get(&number)) {
                (Operation::ExecuteDdl(execute), Some((ends, makes))) => Step {
                    ends: ends.clone(),
                    makes: makes.clone(),
                    ..Step::statement(Rank::Tables, &execute.sql)
                },
                (Operation::AlterColumn(alter), _) => type_change::step(*alter, schema),
                (operation, _) => Step::of(operation, schema),
            },
        )
        .collect();
    for step in &mut steps {
        let reaches_children = match &step.operation {
            Operation::AddColumn(_) | Operation::DropColumn(_) => true,
            Operation::AlterColumn(alter) => alter.sql_type.is_some(),
            _ => false,
        };
        if reaches_children {
            step.ends = live.with_children(std::mem::take(&mut step.ends));
            step.makes = wanted.with_children(std::mem::take(&mut step.makes));
        }
    }
    let sides = Sides {
        wanted: &wanted,
        live: &live,
    };
    persistence::keep_sequences(sides, &mut steps);
    changes::compare(sides, &mut steps, work)?;
    // Where nobody speaks of privileges new things get what new things get here.
    if way.options.filter.takes_kind(ObjectKind::Grant) && (way.is_back || !is_silent) {
        grants::take_from_new(sides, &mut steps);
    }
    Ok(in_order(steps, sides, way))
}

/// Both sides.
#[derive(Clone, Copy)]
struct Sides<'a> {
    wanted: &'a Side<'a>,
    live: &'a Side<'a>,
}

/// One database.
struct Side<'a> {
    /// Without what is not looked at.
    objects: Vec<&'a Object>,
    default_schema: &'a str,
    by_node: HashMap<&'a str, &'a Object>,
    dependencies: &'a [(Node, Node)],
    /// What needs what besides.
    more_dependencies: Vec<(Node, Node)>,
    /// What needs each node.
    needed_by: HashMap<&'a str, Vec<&'a str>>,
    tables: HashSet<Node>,
    columns: HashMap<Node, (&'a Table, &'a Column)>,
    constraints: HashMap<Node, (&'a Table, &'a Constraint)>,
    indexes: HashMap<Node, (&'a Table, &'a Index)>,
    /// The columns that are there because another is.
    children: HashMap<Node, Vec<Node>>,
}

impl<'a> Side<'a> {
    fn of(
        tables: &'a [Table],
        objects: &'a Objects,
        options: &Options,
        default_schema: &'a str,
        left_alone: &HashSet<Place>,
    ) -> Side<'a> {
        let nodes = Nodes { default_schema };
        let unseen: HashSet<Node> = left_alone
            .iter()
            .map(|place| format!("relation {}", names::shown(place)))
            .collect();
        let of_unseen = |object: &Object| {
            object
                .table
                .as_ref()
                .is_some_and(|table| unseen.contains(table))
        };
        // The sequences that go away with what isn't looked at.
        let theirs: HashSet<&Node> = objects
            .objects
            .iter()
            .filter(|object| object.kind == ObjectKind::SequenceOwner && of_unseen(object))
            .flat_map(|object| &object.needs)
            .collect();
        let objects_seen: Vec<&Object> = objects
            .objects
            .iter()
            .filter(|object| {
                options.filter.takes_kind(object.kind)
                    && !of_unseen(object)
                    && !theirs.contains(&object.node)
            })
            .collect();
        let mut side = Side {
            by_node: objects_seen
                .iter()
                .map(|object| (object.node.as_str(), *object))
                .collect(),
            objects: objects_seen,
            default_schema,
            dependencies: &objects.dependencies,
            more_dependencies: Vec::new(),
            needed_by: HashMap::new(),
            tables: HashSet::new(),
            columns: HashMap::new(),
            constraints: HashMap::new(),
            indexes: HashMap::new(),
            children: HashMap::new(),
        };
        for (needing, needed) in &objects.dependencies {
            side.needed_by.entry(needed).or_default().push(needing);
        }
        for table in tables
            .iter()
            .filter(|table| !unseen.contains(&nodes.table(&table.name)))
        {
            side.tables.insert(nodes.table(&table.name));
            for column in &table.columns {
                let node = nodes.column(&table.name, &column.name.name);
                for parent in names::parents(table, default_schema) {
                    if column.inherited {
                        let parent = format!(
                            "column {}.{}",
                            names::shown(&parent),
                            names::kept(&column.name.name)
                        );
                        side.children.entry(parent).or_default().push(node.clone());
                    }
                }
                side.columns.insert(node, (table, column));
            }
            for constraint in &table.constraints {
                let needed = attributes::needed_by_reference(table, constraint, nodes);
                side.more_dependencies.extend(needed);
                if let Some(name) = &constraint.name.name {
                    let node = nodes.constraint(&table.name, &name.name);
                    side.constraints.insert(node, (table, constraint));
                }
            }
            for index in &table.indexes {
                if let Some(name) = &index.name.name {
                    let node = nodes.index(&table.name, &name.name);
                    side.indexes.insert(node, (table, index));
                }
            }
        }
        side
    }

    fn all_dependencies(&self) -> impl Iterator<Item = &(Node, Node)> {
        self.dependencies.iter().chain(&self.more_dependencies)
    }

    fn children(&self, node: &str) -> &[Node] {
        self.children.get(node).map_or(&[], Vec::as_slice)
    }

    /// The sequences of this side that are things of their own and that the other side has with a column which reads them on
    /// this side, too.
    fn sequences_kept_by(&self, other: &Side) -> BTreeSet<Node> {
        let mut kept = BTreeSet::new();
        for (node, (table, column)) in other.columns.iter().filter(|(_, (_, one))| one.serial) {
            let (Some((_, own)), Some(sequence)) = (self.columns.get(node), &column.owned_sequence)
            else {
                continue;
            };
            if !own.serial && generated::reads(own, sequence) {
                let nodes = Nodes {
                    default_schema: self.default_schema,
                };
                kept.extend(nodes.hidden_sequence(&table.name, column));
            }
        }
        kept
    }

    /// The nodes, with the columns that come and go with them.
    fn with_children(&self, nodes: Vec<Node>) -> Vec<Node> {
        let mut all = nodes;
        let mut position = 0;
        while let Some(node) = all.get(position) {
            let children = self.children(node).to_vec();
            all.extend(children);
            position += 1;
        }
        all
    }

    fn dependents(&self, node: &str) -> &[&'a str] {
        self.needed_by.get(node).map_or(&[], Vec::as_slice)
    }
}

/// Puts steps into an order that works.
fn in_order(mut steps: Vec<Step>, sides: Sides, way: &Way) -> Vec<Operation> {
    steps.sort_by_key(|step| step.rank);
    let mut before = Before::new(steps.len());
    let mut ends: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut makes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, step) in steps.iter().enumerate() {
        for node in &step.ends {
            ends.entry(node).or_default().push(number);
        }
        for node in &step.makes {
            makes.entry(node).or_default().push(number);
        }
    }
    let pairs = |earlier: Option<&Vec<usize>>, later: Option<&Vec<usize>>| {
        let later = later.cloned().unwrap_or_default();
        earlier
            .into_iter()
            .flatten()
            .flat_map(|one| later.iter().map(move |other| (*one, *other)))
            .collect::<Vec<_>>()
    };
    for (needing, needed) in sides.live.all_dependencies() {
        for (earlier, later) in pairs(ends.get(needing.as_str()), ends.get(needed.as_str())) {
            // Where neither goes, what is needed changes first.
            if !steps[earlier].changes(needing) || !steps[later].changes(needed) {
                before.add(earlier, later);
            }
        }
    }
    for (needing, needed) in sides.wanted.all_dependencies() {
        for (earlier, later) in pairs(makes.get(needed.as_str()), makes.get(needing.as_str())) {
            before.add(earlier, later);
        }
    }
    for (node, ending) in &ends {
        let making = makes.get(node);
        // What changes a thing where it is keeps its place among its likes.
        let changes = |number: usize| steps[number].changes(node);
        for (earlier, later) in pairs(Some(ending), making) {
            if earlier < later || !changes(earlier) && !changes(later) {
                before.add(earlier, later);
            }
        }
    }
    for likes in ends.values().chain(makes.values()) {
        for pair in likes.windows(2) {
            before.add(pair[0], pair[1]);
        }
    }
    type_change::order(&steps, sides, &mut before);
    let unsettled = mentions_first(&steps, &mut before);
    let operations = |number: usize| {
        let operation = steps[number].operation.clone();
        if !unsettled.contains(&number) {
            return vec![operation];
        }
        let set = |sql: &str| Step::statement(Rank::After, sql).operation;
        vec![
            set("SET check_function_bodies = off"),
            operation,
            set("RESET check_function_bodies"),
        ]
    };
    let sorted = before.sorted();
    if !way.is_back {
        return sorted.into_iter().flat_map(operations).collect();
    }
    // Texts with the names from before find these only once they are back.
    let has_old_names = |number: &usize| {
        let makes = &steps[*number].makes;
        makes
            .iter()
            .any(|node| way.renamed.written_before.contains(node))
    };
    let late = (0..steps.len()).filter(has_old_names).collect();
    let late = before.with_followers(late, &sorted);
    let (late, early): (Vec<usize>, Vec<usize>) =
        sorted.into_iter().partition(|number| late.contains(number));
    let renamed = way.renamed.operations.iter().rev();
    early
        .into_iter()
        .flat_map(operations)
        .chain(renamed.filter_map(Operation::reverse))
        .chain(late.into_iter().flat_map(operations))
        .collect()
}

/// Puts what a function's text names before it. Gives back the functions for which that can't be.
fn mentions_first(steps: &[Step], before: &mut Before) -> HashSet<usize> {
    let mut makers: HashMap<&str, Vec<usize>> = HashMap::new();
    if steps.iter().any(|step| step.body.is_some()) {
        for (number, step) in steps.iter().enumerate() {
            for node in &step.makes {
                if let Some(name) = name_in(node) {
                    makers.entry(name).or_default().push(number);
                }
            }
        }
    }
    let mut unsettled = HashSet::new();
    for (number, step) in steps.iter().enumerate() {
        let Some(body) = &step.body else { continue };
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let words: HashSet<&str> = body.split(|c| !is_word(c)).collect();
        for word in words {
            for maker in makers.get(word).into_iter().flatten() {
                if !before.add_if_possible(*maker, number) && is_checked(step) {
                    unsettled.insert(number);
                }
            }
        }
    }
    unsettled
}

/// Whether the server looks for what a function's text names as soon as there is the function.
fn is_checked(step: &Step) -> bool {
    matches!(&step.operation, Operation::ExecuteDdl(execute) if execute.sql.contains("LANGUAGE sql"))
}

/// What a text would call a node: the table of a column, the name of a function.
fn name_in(node: &str) -> Option<&str> {
    let (kind, name) = node.split_once(' ')?;
    let name = match kind {
        "relation" | "type" => name,
        "column" => name.rsplit_once('.')?.0,
        "function" => name.split_once('(')?.0,
        _ => return None,
    };
    Some(name.rsplit_once('.').map_or(name, |(_, name)| name))
}

/// Whether a node is a column's.
fn is_column(node: &str) -> bool {
    node.starts_with("column ")
}

/// Without the word for its kind.
fn shown(node: &str) -> &str {
    node.split_once(' ').map_or(node, |(_, name)| name)
}
