//! Privileges: where what is wanted says nothing about them, where some go with others, where some come unasked.
//!
//! Whoever writes no GRANT does not mean that nobody has any: what stays keeps those that it has, also where it is made again,
//! and what goes has them again on the way back.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Side, Sides, is_column, shown};
use crate::autogenerate::Filter;
use crate::autogenerate::compare::step::{Nodes, Rank, Step};
use crate::autogenerate::compare::{Way, Work};
use crate::autogenerate::message::Logger;
use crate::ddl;
use crate::operations::Operation;
use crate::schema::{Column, Node, Object, ObjectKind, Objects, TableName};
use crate::sql::Identifier;

/// Whether what is wanted grants nothing to anybody; says so where it matters.
pub fn are_left_alone(way: &Way, work: &mut Work) -> bool {
    let says_something = |object: &&Object| match object.kind {
        ObjectKind::Grant => object.owner.as_deref() != Some("schema public"),
        ObjectKind::DefaultGrant => true,
        _ => false,
    };
    let takes_grants = way.options.filter.takes_kind(ObjectKind::Grant);
    let some = |objects: &Objects| objects.objects.iter().any(|one| says_something(&one));
    let (wanted, live) = match way.is_back {
        true => (way.live_objects, way.wanted_objects),
        false => (way.wanted_objects, way.live_objects),
    };
    if some(wanted) {
        return false;
    }
    if takes_grants && some(live) && !way.is_back {
        work.log.info(
            Logger::Own,
            "What is wanted grants nothing to anybody: the privileges in the database are left as they are",
        );
    }
    true
}

/// Gives a side the privileges that the other one has on what both have, in place of its own.
pub fn take_over<'a>(side: &mut Side<'a>, others: &'a Objects, filter: &Filter) {
    let is_grant =
        |object: &Object| matches!(object.kind, ObjectKind::Grant | ObjectKind::DefaultGrant);
    side.objects.retain(|object| !is_grant(object));
    side.by_node.retain(|_, object| !is_grant(object));
    let is_things = |node: &str| others.objects.iter().any(|object| object.node == node);
    let grants = others.objects.iter().filter(|object| {
        let has = |node: &String| {
            // The schema that goes without saying is no thing on either side.
            let is_usual_schema = node.starts_with("schema ") && !is_things(node);
            side.by_node.contains_key(node.as_str())
                || side.tables.contains(node)
                || side.columns.contains_key(node)
                || is_usual_schema
        };
        is_grant(object)
            && filter.takes_kind(object.kind)
            && object.owner.iter().chain(&object.needs).all(has)
    });
    for grant in grants.collect::<Vec<_>>() {
        side.objects.push(grant);
        side.by_node.insert(&grant.node, grant);
        for needed in grant.owner.iter().chain(&grant.needs) {
            side.needed_by.entry(needed).or_default().push(&grant.node);
            side.more_dependencies
                .push((grant.node.clone(), needed.clone()));
        }
    }
}

/// The privileges on columns that are lost, though nothing is to change about them, with a privilege on their table: REVOKE
/// takes both.
pub fn taken_along<'a>(sides: Sides<'a>) -> Vec<&'a Object> {
    let is_of_columns = |object: &Object| object.owner.as_deref().is_some_and(is_column);
    let grants = |side: &'a Side<'a>| {
        side.objects
            .iter()
            .filter(|one| one.kind == ObjectKind::Grant)
    };
    let of_columns: BTreeMap<&str, &Object> = grants(sides.wanted)
        .filter(|one| is_of_columns(one))
        .map(|one| (one.node.as_str(), *one))
        .collect();
    let mut taken = Vec::new();
    for live in grants(sides.live).filter(|one| !is_of_columns(one)) {
        let wanted = sides.wanted.by_node.get(live.node.as_str());
        let stays = |name: &str| wanted.is_some_and(|wanted| has_part(wanted, name));
        let names = live.parts.iter().map(|part| part.name.as_str());
        let lost: Vec<String> = names
            .filter(|name| !stays(name))
            .map(|name| format!("{name} ("))
            .collect();
        if lost.is_empty() {
            continue;
        }
        let on_table = live.node.strip_suffix(" with grant option");
        let on_columns = format!("{} (", on_table.unwrap_or(&live.node));
        let theirs = of_columns
            .range(on_columns.as_str()..)
            .take_while(|(node, _)| node.starts_with(&on_columns))
            .filter(|(node, _)| sides.live.by_node.contains_key(**node))
            .map(|(_, grant)| *grant);
        taken.extend(theirs.filter(|grant| {
            let of_lost = |name: &str| lost.iter().any(|lost| name.starts_with(lost));
            grant.parts.iter().any(|part| of_lost(&part.name))
        }));
    }
    taken
}

fn has_part(object: &Object, name: &str) -> bool {
    object.parts.iter().any(|part| part.name == name)
}

/// Something that the revision makes and that default privileges may be for.
struct New {
    node: Node,
    /// The word of ALTER DEFAULT PRIVILEGES.
    things: &'static str,
    schema: String,
    /// What REVOKE calls it.
    reference: String,
}

/// Takes from new things what default privileges that stay give them, and what they are not wanted to have.
pub fn take_from_new(sides: Sides, steps: &mut Vec<Step>) {
    let is_in_force = |object: &&&Object| {
        object.kind == ObjectKind::DefaultGrant
            && sides.wanted.by_node.contains_key(object.node.as_str())
    };
    let in_force: Vec<&&Object> = sides.live.objects.iter().filter(is_in_force).collect();
    if in_force.is_empty() {
        return;
    }
    let mut grants: HashMap<&str, Vec<&Object>> = HashMap::new();
    for object in &sides.wanted.objects {
        if let (ObjectKind::Grant, Some(owner)) = (object.kind, &object.owner) {
            grants.entry(owner).or_default().push(object);
        }
    }
    let mut taken = Vec::new();
    for new in all_new(sides, steps) {
        let wanted = grants.get(new.node.as_str()).map_or(&[][..], Vec::as_slice);
        for object in &in_force {
            let Some(given) = &object.given_to else {
                continue;
            };
            let is_elsewhere = given.schema.as_ref().is_some_and(|one| *one != new.schema);
            if given.things != new.things || is_elsewhere {
                continue;
            }
            let to_them = format!("to {} on ", given.role);
            let is_wanted = |privilege: &str| {
                let mut theirs = wanted.iter().filter(|one| one.name.starts_with(&to_them));
                theirs.any(|one| has_part(one, privilege))
            };
            let names = object.parts.iter().map(|part| part.name.as_str());
            let unwanted: Vec<&str> = names.filter(|name| !is_wanted(name)).collect();
            if !unwanted.is_empty() {
                let unwanted = unwanted.join(", ");
                let sql = format!("REVOKE {unwanted} ON {} FROM {}", new.reference, given.role);
                taken.push(Step::make(Rank::After, &sql, &new.node));
            }
        }
    }
    steps.extend(taken);
}

/// All that is made, be it for the first time or again.
fn all_new(sides: Sides, steps: &[Step]) -> Vec<New> {
    let ended: HashSet<&Node> = steps
        .iter()
        .flat_map(|step| step.ends.iter().filter(|node| !step.makes.contains(node)))
        .collect();
    let mut found = Vec::new();
    for step in steps {
        match &step.operation {
            Operation::CreateTable(create) => {
                let name = &create.table.name;
                found.push(of_relation("TABLES", name, sides));
                let columns = create.table.columns.iter();
                found.extend(columns.filter_map(|column| sequence_of(name, column, sides)));
            }
            Operation::AddColumn(add) => {
                found.extend(sequence_of(&add.table, &add.column, sides));
            }
            _ => {
                let is_new = |node: &&Node| {
                    ended.contains(node) || !sides.live.by_node.contains_key(node.as_str())
                };
                let made = step.makes.iter().filter(|node| !step.ends.contains(node));
                let objects = made
                    .filter(is_new)
                    .filter_map(|node| sides.wanted.by_node.get(node.as_str()));
                found.extend(objects.filter_map(|object| of_object(object, sides)));
            }
        }
    }
    found
}

fn of_relation(things: &'static str, name: &TableName, sides: Sides) -> New {
    let default_schema = sides.wanted.default_schema;
    let schema = name.schema.as_ref().map(|schema| schema.name.as_str());
    New {
        node: Nodes { default_schema }.table(name),
        things,
        schema: schema.unwrap_or(default_schema).to_owned(),
        reference: format!("{} {}", things.trim_end_matches('S'), ddl::table_sql(name)),
    }
}

/// The sequence that comes with a column.
fn sequence_of(table: &TableName, column: &Column, sides: Sides) -> Option<New> {
    let nodes = Nodes {
        default_schema: sides.wanted.default_schema,
    };
    nodes.hidden_sequence(table, column)?;
    let name = TableName {
        name: Identifier::from(column.owned_sequence.as_deref()?),
        schema: table.schema.clone(),
    };
    Some(of_relation("SEQUENCES", &name, sides))
}

fn of_object(object: &Object, sides: Sides) -> Option<New> {
    let (things, word) = match object.kind {
        ObjectKind::View | ObjectKind::MaterializedView => ("TABLES", "TABLE"),
        ObjectKind::Sequence => ("SEQUENCES", "SEQUENCE"),
        ObjectKind::Function | ObjectKind::Aggregate => ("FUNCTIONS", "ROUTINE"),
        ObjectKind::Enum | ObjectKind::Domain | ObjectKind::Composite | ObjectKind::Range => {
            ("TYPES", "TYPE")
        }
        ObjectKind::Schema => ("SCHEMAS", "SCHEMA"),
        _ => return None,
    };
    let name = shown(&object.node);
    let name = name.split_once('(').map_or(name, |(name, _)| name);
    let schema = name.rsplit_once('.').map(|(schema, _)| schema);
    Some(New {
        node: object.node.clone(),
        things,
        schema: schema.unwrap_or(sides.wanted.default_schema).to_owned(),
        reference: format!("{word} {}", object.name),
    })
}
