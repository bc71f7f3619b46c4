//! Types that can't be changed where they are: another one takes the name, the columns move over by their text, the old one
//! goes.

use super::{Sides, is_column, shown};
use crate::autogenerate::compare::Work;
use crate::autogenerate::compare::column;
use crate::autogenerate::compare::step::{Rank, Step, TypeChange};
use crate::autogenerate::order::Before;
use crate::ddl::types::render_type;
use crate::operations::{AlterColumn, Operation};
use crate::schema::{Column, Object, ObjectKind, Table};
use crate::sql::identifier::quote;

/// Whether the change of a thing can be written down; says so where it can't.
pub fn can_be_written(wanted: &Object, live: &Object, work: &mut Work) -> bool {
    let is_range = |object: &Object| object.kind == ObjectKind::Range;
    if wanted.kind == live.kind && !is_range(wanted) {
        return true;
    }
    if !wanted.kind.is_type() || !live.kind.is_type() {
        return true;
    }
    work.cannot_write(&format!(
        "{} {} can't be made {} {} by mig: change it by hand",
        live.kind, live.name, wanted.kind, wanted.create
    ));
    false
}

/// What makes the attributes of a composite type the wanted ones; None where another type has to take its place.
pub fn attributes(wanted: &Object, live: &Object, sides: Sides) -> Option<Vec<String>> {
    let find = |all: &[(String, String)], name: &str| {
        all.iter()
            .find(|(known, _)| known == name)
            .map(|(_, sql_type)| sql_type.clone())
    };
    let has_columns = sides
        .live
        .dependents(&live.node)
        .iter()
        .any(|dependent| is_column(dependent));
    let mut after: Vec<&String> = Vec::new();
    let mut statements = Vec::new();
    for (name, sql_type) in &live.attributes {
        match find(&wanted.attributes, name) {
            None => statements.push(format!("ALTER TYPE {} DROP ATTRIBUTE {name}", live.name)),
            Some(new) => {
                after.push(name);
                if new != *sql_type {
                    if has_columns {
                        return None;
                    }
                    statements.push(format!(
                        "ALTER TYPE {} ALTER ATTRIBUTE {name} TYPE {new}",
                        live.name
                    ));
                }
            }
        }
    }
    for (name, sql_type) in &wanted.attributes {
        if find(&live.attributes, name).is_none() {
            after.push(name);
            statements.push(format!(
                "ALTER TYPE {} ADD ATTRIBUTE {name} {sql_type}",
                live.name
            ));
        }
    }
    let in_order = after
        .into_iter()
        .eq(wanted.attributes.iter().map(|(name, _)| name));
    in_order.then_some(statements)
}

/// Whether a column has the type of the node, or is an array of it.
pub fn is_type_of(node: &str, column: &Column) -> bool {
    let last = |name: &str| {
        name.rsplit_once('.')
            .map_or(name, |(_, name)| name)
            .to_owned()
    };
    render_type(&column.sql_type).is_ok_and(|text| {
        let text = text.trim_end_matches("[]").replace('"', "");
        last(&text) == last(shown(node))
    })
}

/// The changes of a column whose type is replaced by another of the same name.
pub fn of_column(table: &Table, live: &Column, wanted: &Column) -> Vec<AlterColumn> {
    let sql_type = render_type(&wanted.sql_type).unwrap_or_default();
    let mut alter = column::unchanged(table, live);
    alter.sql_type = Some(wanted.sql_type.clone());
    alter.python.clone_from(&wanted.python);
    alter.using = Some(format!("{}::text::{sql_type}", live.name.sql()));
    column::around_default(table, live, wanted, alter)
}

/// The default of a column, taken away and given again.
pub fn default_anew(table: &Table, live: &Column, wanted: &Column) -> Vec<AlterColumn> {
    column::around_default(table, live, wanted, column::unchanged(table, live))
        .into_iter()
        .filter(|alter| alter.server_default.is_some())
        .collect()
}

/// The step of a change of a column. One that only takes the default away needs nothing new.
pub fn step(alter: AlterColumn, default_schema: &str) -> Step {
    let (takes_away, gives) = match &alter.server_default {
        _ if alter.sql_type.is_some() => (false, false),
        Some(None) => (true, false),
        Some(Some(_)) => (false, true),
        None => (false, false),
    };
    let mut step = Step::of(Operation::AlterColumn(Box::new(alter)), default_schema);
    if takes_away {
        step.makes.clear();
    }
    if gives {
        step.ends.clear();
    }
    step
}

/// Puts the wanted type in the place of the live one.
pub fn put_in_place(wanted: &Object, live: &Object, steps: &mut Vec<Step>) {
    let name = shown(&live.node);
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
    let old = quote(&format!("{name}_old"));
    let prefix = live.name.strip_suffix(&quote(name)).unwrap_or_default();
    let mark = |sql: String, rank, change| Step {
        type_change: Some((live.node.clone(), change)),
        ..Step::statement(rank, &sql)
    };
    steps.push(mark(
        format!("ALTER TYPE {} RENAME TO {old}", live.name),
        Rank::Before,
        TypeChange::Rename,
    ));
    steps.push(Step::make(Rank::Before, &wanted.create, &wanted.node));
    steps.push(mark(
        format!("DROP TYPE {prefix}{old}"),
        Rank::Last,
        TypeChange::Drop,
    ));
}

/// The places of the steps that put types into the places of others.
pub fn order(steps: &[Step], sides: Sides, before: &mut Before) {
    for (number, step) in steps.iter().enumerate() {
        let Some((node, change)) = &step.type_change else {
            continue;
        };
        let dependents = sides.live.dependents(node);
        let is_dependent = |ended: &String| dependents.contains(&ended.as_str());
        for (other, one) in steps.iter().enumerate() {
            let goes_first = |ended: &&String| {
                is_dependent(ended) && (*change == TypeChange::Drop || !is_column(ended))
            };
            if one.ends.iter().any(|ended| goes_first(&ended)) {
                before.add(other, number);
            }
            match change {
                TypeChange::Rename => {
                    if one.makes.contains(node) {
                        before.add(number, other);
                    }
                }
                TypeChange::Drop => {
                    let is_theirs = |(theirs, what): &(String, TypeChange)| {
                        *what == TypeChange::Drop && is_dependent(theirs)
                    };
                    if one.makes.contains(node) || one.type_change.as_ref().is_some_and(is_theirs) {
                        before.add(other, number);
                    }
                }
            }
        }
    }
}
