//! What both databases have besides tables: things whose SQL is the same are the same.

use std::collections::{HashMap, HashSet};

use super::Work;
use crate::autogenerate::message::{Log, Logger};
use crate::operations::{ExecuteDdl, Operation};
use crate::schema::{Object, ObjectKind};
use crate::sql::string_literal;

/// Operations on things beside tables, as they stand around those on tables.
#[derive(Debug, Default)]
pub struct Around {
    /// First what stands on tables and goes, or changes: views, triggers, policies.
    pub first: Vec<Operation>,
    /// What tables may need.
    pub before: Vec<Operation>,
    /// What stands on tables.
    pub after: Vec<Operation>,
    /// What nothing needs any more.
    pub last: Vec<Operation>,
}

/// Compares.
pub fn compare(wanted: &[Object], live: &[Object], work: &mut Work) -> Around {
    let key = |object: &Object| (object.kind, object.name.clone());
    let there: HashMap<_, &Object> = live.iter().map(|object| (key(object), object)).collect();
    let kept: HashSet<_> = wanted.iter().map(key).collect();
    let mut around = Around::default();
    // Taken away in the reverse of the order in which they were made.
    for object in live.iter().rev() {
        if kept.contains(&key(object)) {
            continue;
        }
        say("removed", object, work);
        let drop = statement(&object.drop, &object.create);
        if object.kind.comes_before_tables() || object.kind == ObjectKind::Function {
            around.last.push(drop);
        } else {
            around.first.push(drop);
        }
    }
    for object in wanted {
        let place = if object.kind.comes_before_tables() {
            &mut around.before
        } else {
            &mut around.after
        };
        match there.get(&key(object)) {
            None => {
                say("added", object, work);
                place.push(statement(&object.create, &object.drop));
            }
            Some(old) if old.create == object.create => {}
            Some(old) => {
                say("changed", object, work);
                match object.kind {
                    ObjectKind::Enum => place.extend(new_labels(
                        &object.name,
                        &object.labels,
                        &old.labels,
                        &mut work.log,
                    )),
                    // CREATE OR REPLACE, both of them.
                    ObjectKind::Function => place.push(statement(&object.create, &old.create)),
                    ObjectKind::Schema
                    | ObjectKind::Extension
                    | ObjectKind::Domain
                    | ObjectKind::Sequence
                    | ObjectKind::View
                    | ObjectKind::MaterializedView
                    | ObjectKind::Trigger
                    | ObjectKind::RowSecurity
                    | ObjectKind::Policy => {
                        place.push(statement(&object.create, &object.drop));
                        around.first.push(statement(&old.drop, &old.create));
                    }
                }
            }
        }
    }
    around
}

fn say(what: &str, object: &Object, work: &mut Work) {
    work.log.info(
        Logger::Own,
        format!("Detected {what} {} {}", object.kind.word(), object.name),
    );
}

fn statement(sql: &str, back: &str) -> Operation {
    Operation::ExecuteDdl(ExecuteDdl {
        sql: sql.to_owned(),
        back: Some(back.to_owned()),
    })
}

/// ALTER TYPE … ADD VALUE for each new label. Labels that are gone, or stand elsewhere, can't be expressed. A label stays when
/// the step is taken back, so that it may be there when the step is done again.
pub fn new_labels(name: &str, wanted: &[String], live: &[String], log: &mut Log) -> Vec<Operation> {
    let kept: Vec<&String> = wanted.iter().filter(|label| live.contains(label)).collect();
    if kept != live.iter().collect::<Vec<_>>() {
        let is_new = |label: &String| !live.contains(label);
        let how =
            match wanted.iter().any(is_new) && live.iter().any(|label| !wanted.contains(label)) {
                true => format!("be added, or renamed with --rename {name}.OLD:NEW, not"),
                false => "only be added, not".to_owned(),
            };
        log.warn(
            Logger::Own,
            format!(
                "The labels of enum {name} can't be made {} from {}: labels can {how} taken away or moved",
                wanted.join(", "),
                live.join(", ")
            ),
        );
        return Vec::new();
    }
    let mut operations = Vec::new();
    for (position, label) in wanted.iter().enumerate() {
        if live.contains(label) {
            continue;
        }
        let before = position
            .checked_sub(1)
            .and_then(|before| wanted.get(before));
        let place = match (before, live.first()) {
            (Some(before), _) => format!(" AFTER {}", string_literal(before)),
            (None, Some(first)) => format!(" BEFORE {}", string_literal(first)),
            (None, None) => String::new(),
        };
        log.info(
            Logger::Own,
            format!(
                "Detected added label {} of enum {name}",
                string_literal(label)
            ),
        );
        operations.push(Operation::ExecuteDdl(ExecuteDdl {
            sql: format!(
                "ALTER TYPE {name} ADD VALUE IF NOT EXISTS {}{place}",
                string_literal(label)
            ),
            back: None,
        }));
    }
    operations
}
