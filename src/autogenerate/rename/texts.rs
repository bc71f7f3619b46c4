//! Names inside the SQL texts that belong to a table: checks, defaults, expressions of indexes.
//!
//! The server rewrites them with a rename. Here it is done on the texts, so that what is taken away later is brought back
//! under the names that are there by then.

use std::ops::Range;

use crate::schema::{ArgumentValue, Constraint, ConstraintKind, Expression, ServerDefault, Table};
use crate::sql::Identifier;

/// Puts a column's new name into the texts.
pub fn rename_column(table: &mut Table, old: &Identifier, new: &Identifier) {
    each_text(table, &mut |text| {
        let own = own_part(text);
        let renamed = with_column_renamed(&text[own.clone()], &old.name, &new.sql(), Some('\''));
        text.replace_range(own, &renamed);
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

/// The part of a text that is about its own table: an index names it before, a foreign key names another one afterwards.
fn own_part(text: &str) -> Range<usize> {
    let of_index = text.starts_with("CREATE ").then(|| text.find(" USING "));
    let of_key = text.contains("FOREIGN KEY ").then(|| text.find(REFERENCES));
    match (of_index.flatten(), of_key.flatten()) {
        (Some(start), _) => start..text.len(),
        (None, Some(end)) => 0..end,
        (None, None) => 0..text.len(),
    }
}

const REFERENCES: &str = " REFERENCES ";

/// Changes what the server has written of a foreign key about the table that it refers to.
pub fn change_referred(constraint: &mut Constraint, change: &dyn Fn(&str) -> String) {
    let written = match &mut constraint.kind {
        ConstraintKind::Written { sql } => Some(sql),
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Check { .. }
        | ConstraintKind::Exclude { .. } => None,
    };
    for text in written.into_iter().chain(&mut constraint.definition) {
        if let Some(start) = text.find(REFERENCES) {
            let changed = change(&text[start..]);
            text.replace_range(start.., &changed);
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
        index.definition.iter_mut().for_each(&mut *change);
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
    constraint.definition.iter_mut().for_each(&mut *change);
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
pub fn with_column_renamed(text: &str, old: &str, new: &str, quote: Option<char>) -> String {
    renamed(text, new, quote, &|place| {
        place.name() == old && !place.is_call() && !place.is_type()
    })
}

/// The same in a statement that is about the table, in which names of other things stand, too. Statistics list their columns
/// behind ON.
pub fn with_column_renamed_beside(text: &str, old: &str, new: &str, behind_on: bool) -> String {
    const OTHERS: [&str; 7] = [
        "POLICY",
        "TRIGGER",
        "STATISTICS",
        "CONSTRAINT",
        "TABLE",
        "FROM",
        "TO",
    ];
    renamed(text, new, Some('\''), &|place| {
        let before = place.word_before();
        let is_other = OTHERS.contains(&before) || before == "ON" && !behind_on;
        place.name() == old && !place.is_call() && !place.is_type() && !is_other
    })
}

/// Replaces the column where it stands in the list that follows a table's name.
pub fn with_column_in_list_renamed(text: &str, old: &str, new: &str) -> String {
    let Some((table, columns)) = text.split_once('(') else {
        return text.to_owned();
    };
    let columns = with_column_renamed(columns, old, new, None);
    format!("{table}({columns}")
}

/// Replaces the words that are the table: behind its schema, where a table is named, or before one of its columns.
pub fn with_table_renamed(
    text: &str,
    schema: &str,
    old: &str,
    new: &Identifier,
    behind_to: bool,
) -> String {
    const TABLES: [&str; 8] = [
        "ON",
        "ONLY",
        "TABLE",
        "FROM",
        "JOIN",
        "INTO",
        "UPDATE",
        "REFERENCES",
    ];
    renamed(text, &new.sql(), Some('\''), &|place| {
        let before = place.word_before();
        let is_table = match place.qualifier() {
            Some(qualifier) => qualifier == schema,
            None => place.is_qualifier() || TABLES.contains(&before) || before == "TO" && behind_to,
        };
        place.name() == old && is_table
    })
}

/// Whether a name stands somewhere in a text.
pub fn mentions(text: &str, name: &str) -> bool {
    pieces(text, None)
        .iter()
        .any(|piece| unquoted(piece) == name)
}

/// A piece of a text among the others.
struct PieceAt<'a> {
    pieces: &'a [&'a str],
    position: usize,
}

impl PieceAt<'_> {
    fn at(&self, position: Option<usize>) -> &str {
        position
            .and_then(|position| self.pieces.get(position))
            .copied()
            .unwrap_or_default()
    }

    fn name(&self) -> &str {
        unquoted(self.pieces[self.position])
    }

    fn is_call(&self) -> bool {
        let after = &self.pieces[self.position + 1..];
        let next = after.iter().find(|piece| !piece.trim().is_empty());
        next.is_some_and(|next| *next == "(")
    }

    fn is_type(&self) -> bool {
        let before = |distance| self.at(self.position.checked_sub(distance));
        before(1) == ":" && before(2) == ":"
    }

    fn word_before(&self) -> &str {
        let before = self.pieces[..self.position].iter().rev();
        let mut before = before.filter(|piece| !piece.trim().is_empty());
        before.next().copied().unwrap_or_default()
    }

    /// What stands before it and a dot.
    fn qualifier(&self) -> Option<&str> {
        let is_qualified = self.at(self.position.checked_sub(1)) == ".";
        is_qualified.then(|| unquoted(self.at(self.position.checked_sub(2))))
    }

    fn is_qualifier(&self) -> bool {
        self.at(Some(self.position + 1)) == "."
    }
}

fn unquoted(piece: &str) -> &str {
    piece
        .strip_prefix('"')
        .and_then(|inside| inside.strip_suffix('"'))
        .unwrap_or(piece)
}

fn renamed(text: &str, new: &str, quote: Option<char>, is_it: &dyn Fn(&PieceAt) -> bool) -> String {
    let pieces = pieces(text, quote);
    let named = (0..pieces.len()).map(|position| {
        let place = PieceAt {
            pieces: &pieces,
            position,
        };
        if is_it(&place) { new } else { pieces[position] }
    });
    named.collect()
}

/// Words, quoted names, what stands within `quote`, and all else character by character.
fn pieces(text: &str, quote: Option<char>) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            c if Some(c) == quote => rest[1..].find(c).map_or(rest.len(), |end| end + 2),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{with_column_renamed, with_column_renamed_beside, with_table_renamed};

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
    #[test]
    fn tables_are_told_from_other_words() {
        for (text, expected) in [
            (
                "CREATE TRIGGER users BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION users()",
                "CREATE TRIGGER users BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION users()",
            ),
            (
                "GRANT SELECT (users) ON TABLE users TO users",
                "GRANT SELECT (users) ON TABLE people TO users",
            ),
            (
                "CREATE INDEX ix ON public.users USING btree (users)",
                "CREATE INDEX ix ON public.people USING btree (users)",
            ),
            (" REFERENCES users(id)", " REFERENCES people(id)"),
            (" REFERENCES s.users(id)", " REFERENCES s.users(id)"),
        ] {
            let new = "people".into();
            assert_eq!(
                with_table_renamed(text, "public", "users", &new, false),
                expected
            );
        }
    }

    #[test]
    fn columns_are_told_from_what_is_named_beside_them() {
        for (text, expected, behind_on) in [
            (
                "CREATE POLICY name ON name TO name USING ((name = 'name'::name))",
                "CREATE POLICY name ON name TO name USING ((title = 'name'::name))",
                false,
            ),
            (
                "CREATE STATISTICS name ON name, id FROM t",
                "CREATE STATISTICS name ON title, id FROM t",
                true,
            ),
        ] {
            assert_eq!(
                with_column_renamed_beside(text, "name", "title", behind_on),
                expected
            );
        }
    }
}
