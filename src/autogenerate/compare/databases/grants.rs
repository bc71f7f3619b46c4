//! Privileges where what is wanted says nothing about them.
//!
//! Whoever writes no GRANT does not mean that nobody has any: what stays keeps those that it has, also where it is made again,
//! and what goes has them again on the way back.

use super::Side;
use crate::autogenerate::Filter;
use crate::autogenerate::compare::{Way, Work};
use crate::autogenerate::message::Logger;
use crate::schema::{Object, ObjectKind, Objects};

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
