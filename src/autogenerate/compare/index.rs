//! Two indexes of one name. (`PostgresqlImpl.compare_indexes`)

use super::index_text;
use super::text;
use crate::autogenerate::Error;
use crate::schema::Index;
use crate::schema::python::{bool_repr, string_repr};

/// What comparing two indexes, or two unique constraints, comes to.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Same,
    /// What is different, in words.
    Different(String),
    /// It can't be said. In words, and what to warn of.
    Unknown {
        message: String,
        warning: String,
    },
}

/// Compares an index with the live one; with `everything` in all that the server knows of it.
pub fn compare(wanted: &Index, live: &Index, everything: bool) -> Result<Outcome, Error> {
    let whole = wanted.definition.as_ref().zip(live.definition.as_ref());
    if everything && whole.is_some_and(|(new, old)| new == old) {
        return Ok(Outcome::Same);
    }
    let mut different = Vec::new();
    if wanted.unique != live.unique {
        different.push(format!(
            "unique={} to unique={}",
            bool_repr(live.unique),
            bool_repr(wanted.unique)
        ));
    }
    if wanted.elements.len() != live.elements.len() {
        different.push(format!(
            "expression number {} to {}",
            live.elements.len(),
            wanted.elements.len()
        ));
    }
    if !different.is_empty() {
        return Ok(Outcome::Different(different.join(", ")));
    }
    let table = wanted
        .table
        .as_ref()
        .map_or("", |table| table.name.name.as_str());
    let mut unknown: Option<Outcome> = None;
    for (position, (new, old)) in wanted.elements.iter().zip(&live.elements).enumerate() {
        let (new, old) = (text::of_element(new)?, text::of_element(old)?);
        if index_text::normal(&new, table) == index_text::normal(&old, table) {
            continue;
        }
        let position = position + 1;
        let is_expression = new.contains(' ') || new.contains(')');
        if new.trim().ends_with("_ops") && is_expression {
            unknown.get_or_insert_with(|| operator_class_in_text(position, &new, live));
            continue;
        }
        different.push(format!(
            "expression #{position} {} to {}",
            string_repr(&old),
            string_repr(&new)
        ));
    }
    let distinct = |index: &Index| match index.nulls_not_distinct {
        Some(true) => "('nulls_not_distinct',)",
        _ => "()",
    };
    if distinct(wanted) != distinct(live) {
        different.push(format!(
            "options {} to {}",
            distinct(live),
            distinct(wanted)
        ));
    }
    if everything {
        different.extend(beyond_alembic(wanted, live)?);
        if let (true, Some((new, old))) = (different.is_empty(), whole) {
            different.push(format!("{} to {}", string_repr(old), string_repr(new)));
        }
    }
    Ok(if different.is_empty() {
        unknown.unwrap_or(Outcome::Same)
    } else {
        Outcome::Different(different.join(", "))
    })
}

fn operator_class_in_text(position: usize, text: &str, live: &Index) -> Outcome {
    let text = string_repr(text);
    let name = live
        .name
        .name
        .as_ref()
        .map_or("", |name| name.name.as_str());
    Outcome::Unknown {
        message: format!("expression #{position} {text} detected as including operator clause."),
        warning: format!(
            "Expression #{position} {text} in index {} detected to include an operator clause. Expression compare cannot \
             proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare of the index \
             expressions: https://docs.sqlalchemy.org/en/latest/dialects/postgresql.html#operator-classes",
            string_repr(name)
        ),
    }
}

/// What both servers know and Alembic doesn't look at.
fn beyond_alembic(wanted: &Index, live: &Index) -> Result<Vec<String>, Error> {
    let mut different = Vec::new();
    let mut note = |what: &str, new: String, old: String| {
        if new != old {
            different.push(format!(
                "{what} {} to {}",
                string_repr(&old),
                string_repr(&new)
            ));
        }
    };
    let method = |index: &Index| index.using.clone().unwrap_or_else(|| "btree".to_owned());
    note("method", method(wanted), method(live));
    let predicate = |index: &Index| -> Result<String, Error> {
        Ok(match &index.predicate {
            Some(predicate) => text::of(predicate, false)?,
            None => String::new(),
        })
    };
    note("where", predicate(wanted)?, predicate(live)?);
    let included = |index: &Index| {
        let names: Vec<&str> = index
            .include
            .iter()
            .map(|name| name.name.as_str())
            .collect();
        names.join(", ")
    };
    note("include", included(wanted), included(live));
    let classes = |index: &Index| {
        let classes: Vec<&str> = index
            .elements
            .iter()
            .map(|element| element.operator_class.as_deref().unwrap_or("default"))
            .collect();
        classes.join(", ")
    };
    note("operator classes", classes(wanted), classes(live));
    let storage = |index: &Index| {
        let mut options: Vec<String> = index
            .with
            .iter()
            .map(|option| {
                format!(
                    "{}={}",
                    option.name,
                    option.value.as_deref().unwrap_or("true")
                )
            })
            .collect();
        options.sort();
        options.join(", ")
    };
    note("storage", storage(wanted), storage(live));
    let space = |index: &Index| {
        index
            .tablespace
            .as_ref()
            .map_or_else(String::new, |space| space.name.clone())
    };
    note("tablespace", space(wanted), space(live));
    Ok(different)
}
