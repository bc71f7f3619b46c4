//! Names inside the SQL texts that belong to a table: checks, defaults, expressions of indexes.
//!
//! The server rewrites them with a rename. Here it is done on the texts, so that what is taken away later is brought back
//! under the names that are there by then.

use crate::schema::{ArgumentValue, Constraint, ConstraintKind, Expression, ServerDefault, Table};
use crate::sql::Identifier;

/// Puts a column's new name into the texts.
pub fn rename_column(table: &mut Table, old: &Identifier, new: &Identifier) {
    each_text(table, &mut |text| {
        *text = with_column_renamed(text, &old.name, &new.sql(), Some('\''));
    });
    for index in &mut table.indexes {
        for argument in &mut index.arguments {
            // The condition is SQL in a string, other arguments are lists of names.
            let new = match argument.name.as_str() {
                "postgresql_where" => new.sql(),
                _ => new.name.clone(),
            };
            each_python_text(&mut argument.value, &mut |text| {
                *text = with_column_renamed(text, &old.name, &new, None);
            });
        }
    }
}

/// Replaces a piece of SQL in the texts.
pub fn replace(table: &mut Table, old: &str, new: &str) {
    each_text(table, &mut |text| {
        if text.contains(old) {
            *text = text.replace(old, new);
        }
    });
}

fn each_text(table: &mut Table, change: &mut dyn FnMut(&mut String)) {
    for column in &mut table.columns {
        match &mut column.server_default {
            Some(
                ServerDefault::Expression { expression }
                | ServerDefault::Computed { expression, .. },
            ) => of_expression(expression, change),
            Some(
                ServerDefault::Literal { .. } | ServerDefault::Identity(_) | ServerDefault::Fetched,
            )
            | None => {}
        }
        for check in &mut column.checks {
            of_constraint(check, change);
        }
    }
    for constraint in &mut table.constraints {
        of_constraint(constraint, change);
    }
    for index in &mut table.indexes {
        index
            .elements
            .iter_mut()
            .filter_map(|element| element.expression.as_mut())
            .chain(&mut index.predicate)
            .for_each(|expression| of_expression(expression, change));
    }
    if let Some(by) = &mut table.partition_by {
        change(by);
    }
}

fn of_constraint(constraint: &mut Constraint, change: &mut dyn FnMut(&mut String)) {
    match &mut constraint.kind {
        ConstraintKind::Check { condition } => of_expression(condition, change),
        ConstraintKind::Exclude {
            elements,
            predicate,
            ..
        } => elements
            .iter_mut()
            .map(|element| &mut element.expression)
            .chain(predicate)
            .for_each(|expression| of_expression(expression, change)),
        ConstraintKind::Written { sql } => change(sql),
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. } => {}
    }
}

/// What was read off a server is text; anything else was built by a model.
fn of_expression(expression: &mut Expression, change: &mut dyn FnMut(&mut String)) {
    if let Expression::LiteralColumn { text, .. } | Expression::Text { text, .. } = expression {
        change(text);
    }
}

fn each_python_text(value: &mut ArgumentValue, change: &mut dyn FnMut(&mut String)) {
    match value {
        ArgumentValue::Text { text } => change(text),
        ArgumentValue::Expression { expression } => of_expression(expression, change),
        ArgumentValue::Items { items, .. } => {
            for item in items {
                each_python_text(item, change);
            }
        }
    }
}

/// Replaces the words that are the column: not names of functions or types, and nothing within `quote`.
fn with_column_renamed(text: &str, old: &str, new: &str, quote: Option<char>) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            c if Some(c) == quote => rest[1..].find(c).map_or(rest.len(), |end| end + 2),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        let name = piece
            .strip_prefix('"')
            .and_then(|inside| inside.strip_suffix('"'))
            .unwrap_or(piece);
        let is_other = after.trim_start().starts_with('(') || result.ends_with("::");
        result.push_str(if name == old && !is_other { new } else { piece });
        rest = after;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::with_column_renamed;

    #[test]
    fn columns_are_told_from_other_words() {
        for (text, expected) in [
            ("name IS NOT NULL", "title IS NOT NULL"),
            ("(name = 'name'::name)", "(title = 'name'::name)"),
            ("name(name) > \"name\"", "name(title) > title"),
            ("names AND t.name", "names AND t.title"),
        ] {
            assert_eq!(
                with_column_renamed(text, "name", "title", Some('\'')),
                expected
            );
        }
        assert_eq!(
            with_column_renamed("['name', 'other']", "name", "title", None),
            "['title', 'other']"
        );
    }
}
