//! Which things come, which go, which change, and which have to be made again because they stand on what does.

use std::collections::{BTreeSet, HashSet};

use super::super::labels;
use super::closure::{self, Ended};
use super::{Side, Sides, grants, shown, type_change};
use crate::autogenerate::Error;
use crate::autogenerate::compare::Work;
use crate::autogenerate::compare::step::{Rank, Step};
use crate::autogenerate::message::Logger;
use crate::schema::{Node, Object, ObjectKind, object::Part};
use crate::sql::string_literal;

/// Where the making of a kind stands.
fn rank(kind: ObjectKind) -> Rank {
    match kind {
        ObjectKind::Schema
        | ObjectKind::Extension
        | ObjectKind::Collation
        | ObjectKind::Enum
        | ObjectKind::Domain
        | ObjectKind::Composite
        | ObjectKind::Range
        | ObjectKind::ForeignDataWrapper
        | ObjectKind::ForeignServer
        | ObjectKind::Sequence => Rank::Before,
        ObjectKind::SequenceOptions
        | ObjectKind::SequenceOwner
        | ObjectKind::Function
        | ObjectKind::Aggregate
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::Index
        | ObjectKind::ColumnDefault
        | ObjectKind::Trigger
        | ObjectKind::Rule
        | ObjectKind::RowSecurity
        | ObjectKind::ForcedRowSecurity
        | ObjectKind::Policy
        | ObjectKind::Statistics
        | ObjectKind::ForeignTable
        | ObjectKind::Publication
        | ObjectKind::Published
        | ObjectKind::Setting
        | ObjectKind::Comment
        | ObjectKind::Grant => Rank::After,
        ObjectKind::DefaultGrant | ObjectKind::EventTrigger | ObjectKind::Other => Rank::Acting,
    }
}

/// Where the taking away of a kind stands.
fn rank_of_end(kind: ObjectKind) -> Rank {
    match (rank(kind), kind) {
        (Rank::Before, _) | (_, ObjectKind::Function | ObjectKind::Aggregate) => Rank::Last,
        _ => Rank::First,
    }
}

/// How a thing that both sides have becomes the other where it is.
pub enum Change<'a> {
    Statements(Vec<String>),
    /// Privileges, which one can lose through what is taken from another's list, so that all taking comes first.
    Privileges {
        taken: Vec<String>,
        given: Vec<String>,
    },
    /// An enumeration whose labels are all kept.
    Labels(&'a Object),
}

/// Compares; adds the steps.
pub fn compare(sides: Sides, steps: &mut Vec<Step>, work: &mut Work) -> Result<(), Error> {
    say_what_is_not_compared(sides, work);
    let mut removed = Vec::new();
    let mut anew: BTreeSet<Node> = BTreeSet::new();
    let mut in_place = Vec::new();
    let live_sequences = sides.live.sequences_kept_by(sides.wanted);
    for object in &sides.live.objects {
        match sides.wanted.by_node.get(object.node.as_str()) {
            _ if object.kind == ObjectKind::Other => {}
            None if is_kept(object, &live_sequences) => {}
            None => removed.push(*object),
            Some(wanted) if same(wanted, object) => {}
            Some(wanted) if !type_change::can_be_written(wanted, object, work) => {}
            Some(wanted) => match change(wanted, object, sides, steps) {
                None => {
                    anew.insert(object.node.clone());
                }
                Some(change) => in_place.push((*wanted, change)),
            },
        }
    }
    let ended = closure::ended(&removed, &anew, sides, steps, work)?;
    let reaching = reaching_out(sides.live);
    for object in sides.live.objects.iter().rev() {
        end(object, &ended, &reaching, sides, steps, work);
    }
    for (object, change) in in_place {
        if !ended.contains(&object.node) {
            say("changed", object, work);
            carry_out(object, change, steps, work);
        }
    }
    for grant in grants::taken_along(sides) {
        if !ended.contains(&grant.node) {
            steps.push(Step::change(Rank::After, &grant.create, &grant.node));
        }
    }
    let wanted_sequences = sides.wanted.sequences_kept_by(sides.live);
    for object in &sides.wanted.objects {
        let is_new = !sides.live.by_node.contains_key(object.node.as_str());
        if is_new && is_kept(object, &wanted_sequences) {
            for part in &object.parts {
                steps.push(Step::change(rank(object.kind), &part.set, &object.node));
            }
            continue;
        }
        make(object, &ended, &anew, sides, steps, work);
    }
    Ok(())
}

/// Whether a sequence, or who has it, is there on the other side, where it comes with its column.
fn is_kept(object: &Object, sequences: &BTreeSet<Node>) -> bool {
    match object.kind {
        ObjectKind::Sequence => sequences.contains(&object.node),
        ObjectKind::SequenceOwner => object.needs.iter().any(|node| sequences.contains(node)),
        _ => false,
    }
}

fn same(one: &Object, other: &Object) -> bool {
    one.kind == other.kind
        && one.create == other.create
        && one.parts == other.parts
        && one.labels == other.labels
}

/// What can't be changed in place, as far as the kind has such a thing.
fn shape(object: &Object) -> Option<&str> {
    match object.kind {
        ObjectKind::Trigger | ObjectKind::Rule | ObjectKind::EventTrigger => Some(&object.create),
        _ => object.shape.as_deref(),
    }
}

/// How a thing changes; None where another has to take its place.
fn change<'a>(
    wanted: &Object,
    live: &'a Object,
    sides: Sides,
    steps: &[Step],
) -> Option<Change<'a>> {
    if wanted.kind != live.kind {
        return None;
    }
    let same_shape = shape(wanted).is_some() && shape(wanted) == shape(live);
    match wanted.kind {
        ObjectKind::Enum => {
            let added = wanted
                .labels
                .iter()
                .filter(|label| !live.labels.contains(label));
            let at_once = added
                .map(|label| string_literal(label))
                .any(|label| is_used_at_once(&label, &wanted.node, sides, steps));
            (labels::only_new(&wanted.labels, &live.labels) && !at_once)
                .then_some(Change::Labels(live))
        }
        ObjectKind::Composite => {
            type_change::attributes(wanted, live, sides).map(Change::Statements)
        }
        ObjectKind::Function => same_shape.then(|| Change::Statements(vec![wanted.create.clone()])),
        ObjectKind::Grant | ObjectKind::DefaultGrant if same_shape => {
            let (taken, given) = parts(&wanted.parts, &live.parts);
            Some(Change::Privileges { taken, given })
        }
        _ if same_shape => {
            let (taken, given) = parts(&wanted.parts, &live.parts);
            Some(Change::Statements([taken, given].concat()))
        }
        _ => wanted
            .set
            .then(|| Change::Statements(vec![wanted.create.clone()])),
    }
}

/// Whether the revision itself needs a new label, which can't be used in the transaction that adds it.
fn is_used_at_once(label: &str, node: &str, sides: Sides, steps: &[Step]) -> bool {
    let needs = |made: &str| sides.wanted.dependents(node).contains(&made);
    let in_tables = steps.iter().any(|step| {
        step.makes.iter().any(|made| needs(made)) && {
            let mut context = crate::ddl::Context::default();
            crate::ddl::render(&step.operation, &mut context)
                .is_ok_and(|all| all.iter().any(|one| one.sql.contains(label)))
        }
    });
    let in_objects = sides.wanted.objects.iter().any(|object| {
        needs(&object.node)
            && object.create.contains(label)
            && sides
                .live
                .by_node
                .get(object.node.as_str())
                .is_none_or(|live| live.create != object.create)
    });
    in_tables || in_objects
}

/// What makes the live parts the wanted ones: what takes away, and what gives.
fn parts(wanted: &[Part], live: &[Part]) -> (Vec<String>, Vec<String>) {
    let differ = |one: &Part, others: &[Part]| {
        let other = others.iter().find(|other| other.name == one.name);
        other.is_none_or(|other| other.set != one.set)
    };
    let taken = live.iter().filter(|old| differ(old, wanted));
    let given = wanted.iter().filter(|new| differ(new, live));
    (
        taken.filter_map(|old| old.unset.clone()).collect(),
        given.map(|new| new.set.clone()).collect(),
    )
}

fn carry_out(object: &Object, change: Change, steps: &mut Vec<Step>, work: &mut Work) {
    match change {
        Change::Statements(statements) => {
            for sql in statements {
                steps.push(Step {
                    body: object.body.clone(),
                    ..Step::change(rank(object.kind), &sql, &object.node)
                });
            }
        }
        Change::Privileges { taken, given } => {
            let of = |rank| move |sql: &String| Step::change(rank, sql, &object.node);
            steps.extend(taken.iter().map(of(Rank::First)));
            steps.extend(given.iter().map(of(rank(object.kind))));
        }
        Change::Labels(live) => {
            let added =
                labels::new_labels(&object.name, &object.labels, &live.labels, &mut work.log);
            for operation in added {
                steps.push(Step {
                    operation,
                    ..Step::make(Rank::Before, "", &object.node)
                });
            }
        }
    }
}

/// Policies and rules that read other tables than their own: these can't go before them, nor, perhaps, after their own.
fn reaching_out<'a>(side: &Side<'a>) -> HashSet<&'a str> {
    let reaches = |needing: &str, needed: &str| {
        let object = side.by_node.get(needing)?;
        let is_such = matches!(object.kind, ObjectKind::Policy | ObjectKind::Rule);
        let owner = object.owner.as_deref().filter(|_| is_such)?;
        let table = match needed.split_once(' ')? {
            ("relation", table) => table,
            ("column", column) => column.rsplit_once('.')?.0,
            _ => return None,
        };
        (table != shown(owner)).then_some(object.node.as_str())
    };
    side.dependencies
        .iter()
        .filter_map(|(needing, needed)| reaches(needing, needed))
        .collect()
}

/// The step that takes a thing away, unless it goes with what it belongs to.
fn end(
    object: &Object,
    ended: &Ended,
    reaching: &HashSet<&str>,
    sides: Sides,
    steps: &mut Vec<Step>,
    work: &mut Work,
) {
    if !ended.contains(&object.node) {
        return;
    }
    let wanted = sides.wanted.by_node.get(object.node.as_str());
    let goes_along = object
        .owner
        .as_ref()
        .is_some_and(|owner| ended.is_gone(owner));
    if wanted.is_none() && !goes_along {
        say("removed", object, work);
    }
    // What is set anew need not be taken back before; but a sequence would go with the column that has it.
    let is_set = object.set
        && object.kind != ObjectKind::SequenceOwner
        && wanted.is_some_and(|wanted| wanted.kind == object.kind);
    let is_left_to_owner = goes_along && !reaching.contains(object.node.as_str());
    // Of these only what would keep its owner from going is taken away.
    let is_other = object.kind == ObjectKind::Other;
    if (is_left_to_owner || is_set) && !is_other || is_other && object.drop.is_empty() {
        return;
    }
    if object.kind.is_type() && wanted.is_some_and(|wanted| wanted.kind.is_type()) {
        // Columns have it: see there.
        return;
    }
    steps.push(Step::end(
        rank_of_end(object.kind),
        &object.drop,
        &object.node,
    ));
}

fn make(
    object: &Object,
    ended: &Ended,
    anew: &BTreeSet<Node>,
    sides: Sides,
    steps: &mut Vec<Step>,
    work: &mut Work,
) {
    if object.kind == ObjectKind::Other {
        say_what_is_lost(object, ended, sides, work);
        return;
    }
    let live: Option<&&Object> = sides.live.by_node.get(object.node.as_str());
    let is_new = live.is_none();
    if !is_new && !ended.contains(&object.node) {
        return;
    }
    if is_new {
        say("added", object, work);
    } else if anew.contains(&object.node) {
        say("changed", object, work);
    } else if !object.set {
        work.log.info(
            Logger::Own,
            format!(
                "The {} {} is made again, since it stands on what changes",
                object.kind, object.name
            ),
        );
    }
    if let Some(live) = live
        && object.kind.is_type()
        && live.kind.is_type()
    {
        type_change::put_in_place(object, live, steps);
        return;
    }
    steps.push(Step {
        body: object.body.clone(),
        ..Step::make(rank(object.kind), &object.create, &object.node)
    });
    for part in &object.parts {
        if part.is_default == Some(false) {
            steps.push(Step::change(rank(object.kind), &part.set, &object.node));
        }
    }
}

fn say(what: &str, object: &Object, work: &mut Work) {
    if object.kind != ObjectKind::Other {
        work.log.info(
            Logger::Own,
            format!("Detected {what} {} {}", object.kind, object.name),
        );
    }
}

/// Keeps, of a thing that nobody compares, that it went with its owner and does not come back with it.
fn say_what_is_lost(object: &Object, ended: &Ended, sides: Sides, work: &mut Work) {
    let has_owner = |owner: &Node| sides.live.by_node.contains_key(owner.as_str());
    let comes_with_owner = object.owner.as_ref().is_some_and(|owner| !has_owner(owner));
    if ended.contains(&object.node) || comes_with_owner && work.is_way_back {
        work.cannot_write(&format!(
            "{} goes with what it belongs to, and mig can't write it down: make it again by hand",
            object.name
        ));
    }
}

/// Says of things that nobody compares that only one side has them, or that they are not the same.
fn say_what_is_not_compared(sides: Sides, work: &mut Work) {
    let others = |one: &Side, other: &Side| -> Vec<String> {
        one.objects
            .iter()
            .filter(|object| {
                object.kind == ObjectKind::Other
                    && !other.by_node.contains_key(object.node.as_str())
            })
            .map(|object| object.name.clone())
            .collect()
    };
    if work.is_way_back {
        return;
    }
    let differ = sides.wanted.objects.iter().filter(|object| {
        let live = sides.live.by_node.get(object.node.as_str());
        object.kind == ObjectKind::Other && live.is_some_and(|live| live.shape != object.shape)
    });
    let changed = differ.map(|object| object.name.clone()).collect();
    for (names, what) in [
        (others(sides.wanted, sides.live), "is wanted and not there"),
        (others(sides.live, sides.wanted), "is there and not wanted"),
        (changed, "is not as it is wanted"),
    ] {
        for name in names {
            work.log.warn(
                Logger::Own,
                format!("{name} {what}: mig can't write this difference down, add it to the revision by hand"),
            );
        }
    }
}
