//! Reads what somebody said of a rename, and finds what is meant.
//!
//! `users:accounts` is a table, `users.name:full_name` a column, `mood.sad:unhappy` a label of an enumeration; a schema may
//! stand before each. A name with a dot or a colon in it stands in double quotes.

use std::str::FromStr;

use super::{Live, Rename, is_at};
use crate::autogenerate::names::{self, Place};
use crate::schema::types::UserType;
use crate::schema::{ObjectKind, Objects, Table};
use crate::sql::Identifier;

/// A rename as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    text: String,
    /// What is renamed: one to four names, from the outside in.
    old: Vec<String>,
    /// What stands before the new name, if anything.
    before_new: Vec<String>,
    new: String,
}

/// Why something that was said can't be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenameError {
    #[error(
        "it must be OLD:NEW, such as users:accounts for a table, users.name:full_name for a column, mood.sad:unhappy for a label of an enum"
    )]
    Unreadable,
    #[error("the database has nothing that is called what '{text}' renames")]
    NotThere { text: String },
    #[error("'{text}' may mean several things: {}", .meanings.join(", "))]
    Ambiguous { text: String, meanings: Vec<String> },
    #[error("'{text}' would move something: a rename keeps it where it is")]
    Moves { text: String },
    #[error("nobody wants what '{text}' would make: {what}")]
    NotWanted { text: String, what: String },
    #[error("what '{text}' would make is there already: {what}")]
    Taken { text: String, what: String },
}

impl RenameError {
    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self {
            RenameError::Unreadable => "rename-unreadable",
            RenameError::NotThere { .. } => "rename-of-nothing",
            RenameError::Ambiguous { .. } => "rename-ambiguous",
            RenameError::Moves { .. } => "rename-moves",
            RenameError::NotWanted { .. } => "rename-unwanted",
            RenameError::Taken { .. } => "rename-taken",
        }
    }

    /// What the user can do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            RenameError::NotThere { .. } => vec![
                "renames are carried out as they are given: what is in a renamed table is found under the table's new name".into(),
            ],
            RenameError::Ambiguous { .. } => {
                vec!["put the schema before it, such as public.users.name:full_name".into()]
            }
            RenameError::NotWanted { .. } => {
                vec!["rename it in the models, or in the wanted schema, first".into()]
            }
            RenameError::Unreadable | RenameError::Moves { .. } | RenameError::Taken { .. } => {
                Vec::new()
            },
        }
    }
}

impl FromStr for Said {
    type Err = RenameError;

    fn from_str(text: &str) -> Result<Said, RenameError> {
        let unreadable = || RenameError::Unreadable;
        let (old, rest) = read_names(text).ok_or_else(unreadable)?;
        let new = rest.strip_prefix(':').ok_or_else(unreadable)?;
        let (mut new, rest) = read_names(new).ok_or_else(unreadable)?;
        match new.pop() {
            Some(last) if rest.is_empty() => Ok(Said {
                text: text.to_owned(),
                old,
                before_new: new,
                new: last,
            }),
            _ => Err(unreadable()),
        }
    }
}

/// Names with dots between them, and what follows.
fn read_names(text: &str) -> Option<(Vec<String>, &str)> {
    let mut names = Vec::new();
    let mut rest = text;
    loop {
        let name;
        (name, rest) = read_name(rest)?;
        names.push(name);
        match rest.strip_prefix('.') {
            Some(more) => rest = more,
            None => return Some((names, rest)),
        }
    }
}

fn read_name(text: &str) -> Option<(String, &str)> {
    let Some(mut inside) = text.strip_prefix('"') else {
        let end = text.find(['.', ':']).unwrap_or(text.len());
        return (end > 0).then(|| (text[..end].to_owned(), &text[end..]));
    };
    let mut name = String::new();
    loop {
        let end = inside.find('"')?;
        name.push_str(&inside[..end]);
        inside = &inside[end + 1..];
        match inside.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                inside = more;
            }
            None => return Some((name, inside)),
        }
    }
}

impl Said {
    /// Finds what is meant in a database, and makes sure that it is wanted under its new name.
    pub fn find(
        &self,
        live: &Live,
        wanted: &[Table],
        wanted_objects: &Objects,
    ) -> Result<Rename, RenameError> {
        let text = || self.text.clone();
        let mut meanings = self.meanings(live);
        let meant = match meanings.len() {
            0 => return Err(RenameError::NotThere { text: text() }),
            1 => meanings.remove(0),
            _ => {
                return Err(RenameError::Ambiguous {
                    text: text(),
                    meanings: meanings.iter().map(Rename::kind).collect(),
                });
            }
        };
        let outer = &self.old[..self.old.len() - 1];
        if !self.before_new.is_empty() && !outer.ends_with(&self.before_new) {
            return Err(RenameError::Moves { text: text() });
        }
        let schema = &live.default_schema;
        let wants = |place: &Place| wanted.iter().find(|table| is_at(table, place, schema));
        let has = |place: &Place| live.tables.iter().find(|table| is_at(table, place, schema));
        let has_column = |table: Option<&Table>| {
            let named = |column: &Identifier| names::kept(&column.name) == names::kept(&self.new);
            table.is_some_and(|table| table.columns.iter().any(|column| named(&column.name)))
        };
        let (is_wanted, is_taken) = match &meant {
            Rename::Table { table, .. } => {
                let place = (
                    names::place(table, schema).0,
                    names::kept(&self.new).to_owned(),
                );
                (wants(&place).is_some(), has(&place).is_some())
            }
            Rename::Column { table, .. } => {
                let place = names::place(table, schema);
                (has_column(wants(&place)), has_column(has(&place)))
            }
            Rename::Label { enumeration, .. } => (
                wanted_labels(enumeration, wanted, wanted_objects).contains(&self.new),
                live.enums
                    .get(enumeration)
                    .is_some_and(|labels| labels.contains(&self.new)),
            ),
        };
        let what = meant.made();
        if is_taken {
            return Err(RenameError::Taken { text: text(), what });
        }
        if !is_wanted {
            return Err(RenameError::NotWanted { text: text(), what });
        }
        Ok(meant)
    }

    /// All that the old name may stand for.
    fn meanings(&self, live: &Live) -> Vec<Rename> {
        let new = || Identifier::from(self.new.as_str());
        let table_at = |names: &[String]| {
            let place = match names {
                [table] => (None, table.clone()),
                [schema, table] => {
                    let schema = Some(schema.clone()).filter(|one| *one != live.default_schema);
                    (schema, table.clone())
                }
                _ => return None,
            };
            let mut tables = live.tables.iter();
            tables.find(|table| is_at(table, &place, &live.default_schema))
        };
        let mut meanings = Vec::new();
        if let Some(table) = table_at(&self.old) {
            meanings.push(Rename::Table {
                table: table.name.clone(),
                new: new(),
            });
        }
        let Some((last, outer)) = self.old.split_last() else {
            return meanings;
        };
        if let Some(table) = table_at(outer)
            && let Some(column) = table
                .columns
                .iter()
                .find(|column| column.name.name == *last)
        {
            meanings.push(Rename::Column {
                table: table.name.clone(),
                column: column.name.clone(),
                new: new(),
            });
        }
        for (place, labels) in &live.enums {
            let schema = place.0.as_ref();
            let is_it = match outer {
                [name] => *name == place.1 && schema.is_none(),
                [first, name] => {
                    *name == place.1 && schema.unwrap_or(&live.default_schema) == first
                }
                _ => false,
            };
            if is_it && labels.contains(last) {
                meanings.push(Rename::Label {
                    enumeration: place.clone(),
                    label: last.clone(),
                    new: self.new.clone(),
                });
            }
        }
        meanings
    }
}

impl Rename {
    /// The word for what is renamed.
    fn kind(&self) -> String {
        match self {
            Rename::Table { table, .. } => format!("table {}", table.name.name),
            Rename::Column { table, column, .. } => {
                format!("column {} of table {}", column.name, table.name.name)
            }
            Rename::Label {
                enumeration: (_, name),
                label,
                ..
            } => format!("label {label} of enum {name}"),
        }
    }

    /// What it would make.
    fn made(&self) -> String {
        match self {
            Rename::Table { new, .. } => format!("a table {}", new.name),
            Rename::Column { table, new, .. } => {
                format!("a column {} of table {}", new.name, table.name.name)
            }
            Rename::Label {
                enumeration: (_, name),
                new,
                ..
            } => format!("a label {new} of enum {name}"),
        }
    }
}

/// The labels that an enumeration is to have.
fn wanted_labels(
    enumeration: &(Option<String>, String),
    wanted: &[Table],
    wanted_objects: &Objects,
) -> Vec<String> {
    let (schema, name) = enumeration;
    let of_columns = wanted
        .iter()
        .flat_map(|table| &table.columns)
        .filter_map(|column| match column.sql_type.user_type() {
            Some(UserType::Enum(one)) => Some(one),
            Some(UserType::Domain(_)) | None => None,
        })
        .filter(|one| {
            one.name.as_ref().is_some_and(|own| own.name == *name)
                && one.schema.as_ref().map(|own| &own.name) == schema.as_ref()
        })
        .flat_map(|one| &one.labels);
    let sql = super::type_sql(enumeration);
    let of_objects = wanted_objects
        .objects
        .iter()
        .filter(|object| object.kind == ObjectKind::Enum && object.name == sql)
        .flat_map(|object| &object.labels);
    of_columns.chain(of_objects).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::Said;

    fn read(text: &str) -> Option<(String, String)> {
        let said: Said = text.parse().ok()?;
        Some((said.old.join("|"), said.new))
    }

    #[test]
    fn names_are_read() {
        let pair = |old: &str, new: &str| Some((old.to_owned(), new.to_owned()));
        assert_eq!(read("users:accounts"), pair("users", "accounts"));
        assert_eq!(read("s.users.name:full"), pair("s|users|name", "full"));
        assert_eq!(read("users.name:users.full"), pair("users|name", "full"));
        assert_eq!(
            read("mood.in progress:under way"),
            pair("mood|in progress", "under way")
        );
        assert_eq!(read(r#"m."a.b:""c""":d"#), pair(r#"m|a.b:"c""#, "d"));
        for text in ["users", "users:", ":a", "a.:b", "a:b:c", "\"a:b"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
