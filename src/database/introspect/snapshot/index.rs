//! One index, put together from its row of the catalog.

use super::raw;
use super::table::{identifier, literal, options_repr, reflected_name, with_options};
use crate::schema::python::{list_repr, string_repr};
use crate::schema::{Argument, Index, IndexElement, TableName};
use crate::sql::Identifier;

/// Descending, and NULLs first: the bits of an index's options.
const DESCENDING: i32 = 1;
const NULLS_FIRST: i32 = 2;

/// Puts it together; `types_apart` as for the tables.
pub fn read(raw: raw::Index, table: &TableName, types_apart: bool) -> Index {
    let elements = raw.elements.unwrap_or_default();
    let (keys, included) = elements.split_at(raw.keys.min(elements.len()));
    let include: Vec<Identifier> = included
        .iter()
        .filter_map(|one| one.column.as_deref().map(identifier))
        .collect();
    let predicate = raw.predicate.as_deref();
    let options = with_options(raw.options.as_deref().unwrap_or_default());
    let mut arguments = Vec::new();
    let classes: Vec<String> = keys
        .iter()
        .filter_map(|one| {
            let name = one.column.as_ref().or(one.expression.as_ref())?;
            let class = one.operator_class.as_ref()?;
            Some(format!("{}: {}", string_repr(name), string_repr(class)))
        })
        .collect();
    if !classes.is_empty() {
        let classes = format!("{{{}}}", classes.join(", "));
        arguments.push(Argument::written("postgresql_ops", classes));
    }
    if !options.is_empty() {
        arguments.push(Argument::written("postgresql_with", options_repr(&options)));
    }
    let using = (raw.method != "btree").then_some(raw.method);
    if let Some(method) = &using {
        arguments.push(Argument::written("postgresql_using", string_repr(method)));
    }
    if let Some(predicate) = predicate {
        arguments.push(Argument::written(
            "postgresql_where",
            string_repr(predicate),
        ));
    }
    if !include.is_empty() {
        arguments.push(Argument::written(
            "postgresql_include",
            list_repr(include.iter().map(|name| name.name.as_str())),
        ));
    }
    if raw.nulls_not_distinct {
        arguments.push(Argument::written("postgresql_nulls_not_distinct", "True"));
    }
    Index {
        name: reflected_name(&raw.name),
        table: Some(table.clone()),
        elements: keys.iter().map(|one| element(one, types_apart)).collect(),
        definition: types_apart.then_some(raw.definition),
        unique: raw.unique,
        concurrently: false,
        using,
        include,
        nulls_not_distinct: raw.nulls_not_distinct.then_some(true),
        with: options,
        tablespace: raw.tablespace.as_deref().map(identifier),
        predicate: predicate.map(literal),
        arguments,
    }
}

/// A column by its name, or SQL with the order that is not the usual one; with `whole` also with its collation.
fn element(raw: &raw::Element, whole: bool) -> IndexElement {
    let flags = raw.option.unwrap_or(0);
    let order = match (flags & DESCENDING != 0, flags & NULLS_FIRST != 0) {
        (true, true) => " DESC",
        (true, false) => " DESC NULLS LAST",
        (false, true) => " NULLS FIRST",
        (false, false) => "",
    };
    let column = raw.column.as_deref().map(identifier);
    let text = match (&column, &raw.expression) {
        (Some(column), _) => column.sql(),
        (None, Some(expression)) => expression.clone(),
        (None, None) => String::new(),
    };
    if whole && (raw.collation.is_some() || raw.operator_class.is_some() && !order.is_empty()) {
        let mut text = match column {
            Some(_) => text,
            None => format!("({text})"),
        };
        if let Some(collation) = &raw.collation {
            text.push_str(&format!(" COLLATE {collation}"));
        }
        if let Some(class) = &raw.operator_class {
            text.push_str(&format!(" {class}"));
        }
        return IndexElement {
            expression: Some(literal(&(text + order))),
            stands_for: column.clone(),
            column: None,
            operator_class: None,
        };
    }
    let plain = order.is_empty() && column.is_some();
    IndexElement {
        expression: (!plain).then(|| literal(&format!("{text}{order}"))),
        stands_for: column.clone().filter(|_| !plain),
        column: column.filter(|_| plain),
        operator_class: raw.operator_class.clone(),
    }
}
