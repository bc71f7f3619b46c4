//! Names in a statement: quoted where needed, generated ones put together and numbered by order of appearance.

use std::collections::HashMap;

use super::Renderer;
use crate::schema::expression::{Identity, Label, Part};
use crate::sql::identifier;

/// Names longer than this are shortened: PostgreSQL's 63 bytes, less room for a suffix.
const LONGEST: usize = 57;

/// What was numbered and shortened so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbered: HashMap<(Identity, String), String>,
    next: HashMap<String, usize>,
    shortened: HashMap<(Class, String), String>,
    counters: HashMap<Class, usize>,
}

/// The kinds of names that are shortened apart from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Column,
    Alias,
    Bind,
}

impl Names {
    /// The name as it will stand in the statement, not quoted.
    pub(super) fn text(&mut self, label: &Label, class: Class) -> String {
        match label {
            Label::Fixed(name) => name.name.clone(),
            Label::Generated { parts, .. } => {
                let mut name = String::new();
                for part in parts {
                    match part {
                        Part::Text(text) => name.push_str(text),
                        Part::Numbered(identity, base) => {
                            name.push_str(&self.number(identity, base));
                        }
                    }
                }
                if name.chars().count() > LONGEST {
                    self.shorten(name, class)
                } else {
                    name
                }
            }
        }
    }

    /// The name as SQL.
    pub(super) fn sql(&mut self, label: &Label, class: Class) -> String {
        match label {
            Label::Fixed(name) => name.sql(),
            Label::Generated { quote, .. } => {
                let name = self.text(label, class);
                match quote {
                    Some(true) => identifier::always_quote(&name),
                    Some(false) => name,
                    None => identifier::quote(&name),
                }
            }
        }
    }

    fn number(&mut self, identity: &Identity, base: &str) -> String {
        let next = &mut self.next;
        self.numbered
            .entry((identity.clone(), base.to_owned()))
            .or_insert_with(|| {
                let counter = next.entry(base.to_owned()).or_insert(0);
                *counter += 1;
                format!("{base}_{counter}")
            })
            .clone()
    }

    fn shorten(&mut self, name: String, class: Class) -> String {
        let counters = &mut self.counters;
        self.shortened
            .entry((class, name))
            .or_insert_with_key(|(_, name)| {
                let counter = counters.entry(class).or_insert(0);
                *counter += 1;
                let kept: String = name.chars().take(LONGEST).collect();
                format!("{kept}_{counter:x}")
            })
            .clone()
    }
}

impl Renderer<'_> {
    /// The name of a column or label as SQL.
    pub(super) fn name_sql(&mut self, label: &Label) -> String {
        let sql = self.names.sql(label, Class::Column);
        self.percents(&sql)
    }

    /// The name of a table or alias as SQL.
    pub(super) fn alias_sql(&mut self, label: &Label) -> String {
        let sql = self.names.sql(label, Class::Alias);
        self.percents(&sql)
    }
}
