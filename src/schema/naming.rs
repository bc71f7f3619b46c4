//! Naming conventions: templates that name what a revision file leaves unnamed, and the limit of 63 characters.

use std::collections::BTreeMap;

use md5::{Digest, Md5};
use serde::Deserialize;

use super::{ConstraintKind, Index, TableName};
use crate::sql::Identifier;

/// PostgreSQL's limit on the length of a name.
pub const MAX_LENGTH: usize = 63;

/// The name of a constraint or index as its author gave it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(from = "Wire")]
pub struct Name {
    pub name: Option<Identifier>,
    /// No convention applies: the name went through `op.f()`, or is known to be the one in the database.
    pub is_final: bool,
    /// No convention applies to a given name, which otherwise is as any other.
    pub is_plain: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wire {
    Plain(Option<String>),
    Full {
        name: Option<String>,
        #[serde(default, rename = "final")]
        is_final: bool,
        #[serde(default, rename = "plain")]
        is_plain: bool,
        #[serde(default)]
        quote: Option<bool>,
    },
}

impl From<Wire> for Name {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::Plain(name) => Name {
                name: name.map(|name| Identifier { name, quote: None }),
                is_final: false,
                is_plain: false,
            },
            Wire::Full {
                name,
                is_final,
                is_plain,
                quote,
            } => Name {
                name: name.map(|name| Identifier { name, quote }),
                is_final,
                is_plain,
            },
        }
    }
}

/// Templates by kind: `ix`, `uq`, `ck`, `fk`, `pk`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct NamingConvention(pub BTreeMap<String, String>);

impl Default for NamingConvention {
    /// What SQLAlchemy does where nobody says anything: only indexes get names.
    fn default() -> Self {
        NamingConvention(BTreeMap::from([(
            "ix".to_owned(),
            "ix_%(column_0_label)s".to_owned(),
        )]))
    }
}

/// What templates are for.
pub const KINDS: [&str; 5] = ["ix", "uq", "ck", "fk", "pk"];

/// Why a convention gives no name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error(
        "Naming convention including %(constraint_name)s token requires that constraint is explicitly named."
    )]
    NeedsName,
    #[error(
        "the naming convention asks for %({token})s, which mig does not know: a function of the project's, perhaps. Give what \
         is to be named a name in the revision"
    )]
    UnknownToken { token: String },
    #[error("unsupported format in naming convention {template:?}")]
    BadTemplate { template: String },
    #[error("Identifier '{name}' exceeds maximum length of {MAX_LENGTH} characters")]
    TooLong { name: String },
}

/// A column as an expression mentions it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionedColumn {
    pub name: Identifier,
    pub key: String,
    /// Its name behind those of the schema and the table that it belongs to.
    pub label: String,
}

/// The columns of an expression or an index, by their keys: of several with one key the last takes the place of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MentionedColumns {
    columns: Vec<Identifier>,
    keys: Vec<String>,
    labels: Vec<String>,
}

impl FromIterator<MentionedColumn> for MentionedColumns {
    fn from_iter<I: IntoIterator<Item = MentionedColumn>>(all: I) -> Self {
        let mut found = MentionedColumns::default();
        for MentionedColumn { name, key, label } in all {
            match found.keys.iter().position(|known| *known == key) {
                Some(known) => {
                    found.columns[known] = name;
                    found.labels[known] = label;
                }
                None => {
                    found.columns.push(name);
                    found.keys.push(key);
                    found.labels.push(label);
                }
            }
        }
        found
    }
}

impl MentionedColumns {
    /// The columns' names, each once.
    pub fn names(&self) -> &[Identifier] {
        &self.columns
    }
}

/// What is to be named, as far as a template may ask.
pub struct Subject<'a> {
    /// `ix`, `uq`, `ck`, `fk` or `pk`; nothing for kinds without a convention.
    pub prefix: Option<&'static str>,
    pub table: &'a TableName,
    pub columns: &'a [Identifier],
    pub keys: &'a [String],
    /// The columns' labels, where they are not made of the names of table and column.
    pub labels: &'a [String],
    pub referred: Option<(&'a TableName, &'a [Identifier])>,
}

impl<'a> Subject<'a> {
    /// `mentioned` are the columns of a CHECK's condition; no other kind asks for them.
    pub fn of_constraint(
        kind: &'a ConstraintKind,
        mentioned: &'a MentionedColumns,
        table: &'a TableName,
    ) -> Self {
        let (prefix, columns, keys, referred): (_, &[Identifier], &[String], _) = match kind {
            ConstraintKind::PrimaryKey { columns, keys, .. } => (Some("pk"), columns, keys, None),
            ConstraintKind::Unique { columns, keys, .. } => (Some("uq"), columns, keys, None),
            ConstraintKind::ForeignKey {
                columns,
                keys,
                referred,
                referred_columns,
                ..
            } => (
                Some("fk"),
                columns,
                keys,
                Some((referred, referred_columns.as_slice())),
            ),
            ConstraintKind::Check { .. } => (Some("ck"), &mentioned.columns, &mentioned.keys, None),
            ConstraintKind::Exclude { columns, .. } => (None, columns, &[], None),
            ConstraintKind::Written { .. } => (None, &[], &[], None),
        };
        let labels: &[String] = match kind {
            ConstraintKind::Check { .. } => &mentioned.labels,
            ConstraintKind::PrimaryKey { .. }
            | ConstraintKind::Unique { .. }
            | ConstraintKind::ForeignKey { .. }
            | ConstraintKind::Exclude { .. }
            | ConstraintKind::Written { .. } => &[],
        };
        Subject {
            prefix,
            table,
            columns,
            keys,
            labels,
            referred,
        }
    }

    fn column(&self, attribute: Attribute, position: usize) -> String {
        let Some(column) = self.columns.get(position) else {
            return String::new();
        };
        match attribute {
            Attribute::Name => column.name.clone(),
            Attribute::Key => self.keys.get(position).unwrap_or(&column.name).clone(),
            Attribute::Label => {
                if let Some(label) = self.labels.get(position) {
                    return label.clone();
                }
                table_label(self.table) + &column.name
            }
        }
    }
}

/// `schema_table_`
pub fn table_label(table: &TableName) -> String {
    match &table.schema {
        Some(schema) if !schema.name.is_empty() => {
            format!("{}_{}_", schema.name.replace('.', "_"), table.name.name)
        }
        _ => format!("{}_", table.name.name),
    }
}

#[derive(Clone, Copy)]
enum Attribute {
    Name,
    Key,
    Label,
}

/// The name to write, after convention and limit; None leaves the choice to the server.
pub fn resolve(
    name: &Name,
    subject: &Subject,
    convention: &NamingConvention,
) -> Result<Option<Identifier>, Error> {
    if name.is_final {
        return Ok(name.name.as_ref().map(shorten));
    }
    match (made(name, subject, convention)?, &name.name) {
        (Some(made), _) => Ok(Some(shorten(&made))),
        (None, None) => Ok(None),
        (None, Some(given)) => ensure_short(given).map(|()| Some(given.clone())),
    }
}

/// The name that a convention makes, whole; None where it leaves things as they were given.
pub fn made(
    name: &Name,
    subject: &Subject,
    convention: &NamingConvention,
) -> Result<Option<Identifier>, Error> {
    let template = subject.prefix.and_then(|prefix| convention.0.get(prefix));
    match (template, &name.name) {
        (Some(template), given)
            if !name.is_final
                && (given.is_none()
                    || (!name.is_plain && template.contains("constraint_name"))) =>
        {
            let made = fill(template, given.as_ref(), subject)?;
            if made.is_empty() {
                return Ok(None);
            }
            Ok(Some(Identifier {
                name: made,
                quote: None,
            }))
        }
        _ => Ok(None),
    }
}

/// The name of an index, of whose elements each mentions a column first; see `resolve`.
pub fn resolve_index(
    index: &Index,
    mentioned: &MentionedColumns,
    convention: &NamingConvention,
) -> Result<Option<Identifier>, Error> {
    with_subject(index, mentioned, |subject| {
        resolve(&index.name, subject, convention)
    })
}

/// The name that a convention makes for an index; see `made`.
pub fn made_for_index(
    index: &Index,
    mentioned: &MentionedColumns,
    convention: &NamingConvention,
) -> Result<Option<Identifier>, Error> {
    with_subject(index, mentioned, |subject| {
        made(&index.name, subject, convention)
    })
}

fn with_subject<T>(
    index: &Index,
    mentioned: &MentionedColumns,
    asked: impl FnOnce(&Subject) -> T,
) -> T {
    let nowhere = TableName {
        name: Identifier::from("no_table"),
        schema: None,
    };
    let subject = Subject {
        prefix: Some("ix"),
        table: index.table.as_ref().unwrap_or(&nowhere),
        columns: &mentioned.columns,
        keys: &mentioned.keys,
        labels: &mentioned.labels,
        referred: None,
    };
    asked(&subject)
}

/// A name that no convention touches, if the server can keep it.
pub fn ensure_short(name: &Identifier) -> Result<(), Error> {
    if name.name.chars().count() > MAX_LENGTH {
        return Err(Error::TooLong {
            name: name.name.clone(),
        });
    }
    Ok(())
}

/// Cuts a made name to what the server keeps, with four digits of its MD5 so that it stays unique.
pub fn shorten(name: &Identifier) -> Identifier {
    if name.name.chars().count() <= MAX_LENGTH {
        return name.clone();
    }
    let digest = Md5::digest(name.name.as_bytes());
    let digits = format!("{:02x}{:02x}", digest[14], digest[15]);
    let start: String = name.name.chars().take(MAX_LENGTH - 8).collect();
    Identifier {
        name: format!("{start}_{digits}"),
        quote: name.quote,
    }
}

/// Fills a `%(token)s` template.
fn fill(template: &str, given: Option<&Identifier>, subject: &Subject) -> Result<String, Error> {
    let bad = || Error::BadTemplate {
        template: template.to_owned(),
    };
    let mut text = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('%') {
        text.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            text.push('%');
            rest = after;
            continue;
        }
        let inner = rest.strip_prefix('(').ok_or_else(bad)?;
        let (token, after) = inner.split_once(')').ok_or_else(bad)?;
        rest = after.strip_prefix('s').ok_or_else(bad)?;
        text.push_str(&value(token, given, subject)?);
    }
    text.push_str(rest);
    Ok(text)
}

/// Tokens of a template that SQLAlchemy does not define, so that a function of the project's has to.
pub fn unknown_tokens(template: &str) -> Vec<String> {
    let known = |token: &str| {
        let column = token.strip_prefix("referred_").unwrap_or(token);
        let numbered = column.strip_prefix("column_").unwrap_or_default();
        let attribute = numbered.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(
            token,
            "table_name" | "constraint_name" | "referred_table_name"
        ) || (attribute.len() < numbered.len()
            && matches!(
                attribute.trim_start_matches("_N").trim_start_matches('N'),
                "_name" | "_key" | "_label"
            ))
    };
    template
        .split("%(")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(token, _)| token)
        .filter(|token| !known(token))
        .map(str::to_owned)
        .collect()
}

fn value(token: &str, given: Option<&Identifier>, subject: &Subject) -> Result<String, Error> {
    let unknown = || Error::UnknownToken {
        token: token.to_owned(),
    };
    match token {
        "table_name" => return Ok(subject.table.name.name.clone()),
        "constraint_name" => return given.map(|name| name.name.clone()).ok_or(Error::NeedsName),
        "referred_table_name" => {
            // SQLAlchemy reads it out of `table.column`: of a name with dots the last part is left.
            return subject
                .referred
                .and_then(|(table, _)| table.name.name.rsplit('.').next())
                .map(str::to_owned)
                .ok_or_else(unknown);
        }
        _ => {}
    }
    let (referred, column) = match token.strip_prefix("referred_") {
        Some(column) => (true, column),
        None => (false, token),
    };
    let numbered = column.strip_prefix("column_").ok_or_else(unknown)?;
    let digits = numbered.len()
        - numbered
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let position: usize = numbered[..digits].parse().map_err(|_| unknown())?;
    let (separator, attribute) = match &numbered[digits..] {
        rest if rest.starts_with("_N_") => (Some("_"), &rest[3..]),
        rest if rest.starts_with("N_") => (Some(""), &rest[2..]),
        rest => (None, rest.strip_prefix('_').ok_or_else(unknown)?),
    };
    let one: Box<dyn Fn(usize) -> Result<String, Error>> = if referred {
        if attribute != "name" {
            return Err(unknown());
        }
        // Where a constraint is only dropped nobody knows its columns, and a list of none is still a list.
        Box::new(move |position| {
            let (_, columns) = subject.referred.ok_or_else(unknown)?;
            columns
                .get(position)
                .map(|column| column.name.clone())
                .ok_or_else(unknown)
        })
    } else {
        let attribute = match attribute {
            "name" => Attribute::Name,
            "key" => Attribute::Key,
            "label" => Attribute::Label,
            _ => return Err(unknown()),
        };
        Box::new(move |position| Ok(subject.column(attribute, position)))
    };
    match separator {
        None => one(position),
        Some(separator) => {
            let parts: Vec<String> = (0..subject.columns.len())
                .map(one)
                .collect::<Result<_, _>>()?;
            Ok(parts.join(separator))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convention(pairs: &[(&str, &str)]) -> NamingConvention {
        NamingConvention(
            pairs
                .iter()
                .map(|(key, value)| (key.to_string(), value.to_string()))
                .collect(),
        )
    }

    fn named(name: &str) -> Name {
        Name {
            name: Some(name.into()),
            is_final: false,
            is_plain: false,
        }
    }

    fn unique(columns: &[&str]) -> ConstraintKind {
        ConstraintKind::Unique {
            columns: columns.iter().map(|name| Identifier::from(*name)).collect(),
            keys: vec![],
            include: vec![],
            nulls_not_distinct: None,
        }
    }

    fn name_unique(name: &Name, columns: &[&str], template: &str) -> Result<Option<String>, Error> {
        let table = TableName {
            name: "t".into(),
            schema: Some("s".into()),
        };
        let kind = unique(columns);
        let nothing = MentionedColumns::default();
        let subject = Subject::of_constraint(&kind, &nothing, &table);
        resolve(name, &subject, &convention(&[("uq", template)]))
            .map(|name| name.map(|name| name.name))
    }

    #[test]
    fn tokens_of_columns() {
        let none = Name::default();
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(table_name)s_%(column_0_name)s"),
            Ok(Some("uq_t_a".into()))
        );
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(column_1_name)s"),
            Ok(Some("uq_b".into()))
        );
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(column_2_name)s"),
            Ok(Some("uq_".into()))
        );
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(column_0_label)s"),
            Ok(Some("uq_s_t_a".into()))
        );
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(column_0N_name)s"),
            Ok(Some("uq_ab".into()))
        );
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(column_0_N_name)s"),
            Ok(Some("uq_a_b".into()))
        );
        assert_eq!(
            name_unique(&none, &["a", "b"], "uq_%(column_0_N_label)s"),
            Ok(Some("uq_s_t_a_s_t_b".into()))
        );
        assert_eq!(
            name_unique(&none, &["a"], "uq_%(nonsense)s"),
            Err(Error::UnknownToken {
                token: "nonsense".into()
            })
        );
    }

    #[test]
    fn a_given_name_is_used_unless_the_template_wants_it() {
        assert_eq!(
            name_unique(&named("n"), &["a"], "uq_%(column_0_name)s"),
            Ok(Some("n".into()))
        );
        assert_eq!(
            name_unique(&named("n"), &["a"], "uq_%(constraint_name)s"),
            Ok(Some("uq_n".into()))
        );
        assert_eq!(
            name_unique(&Name::default(), &["a"], "uq_%(constraint_name)s"),
            Err(Error::NeedsName)
        );
        let done = Name {
            name: Some("n".into()),
            is_final: true,
            is_plain: false,
        };
        assert_eq!(
            name_unique(&done, &["a"], "uq_%(constraint_name)s"),
            Ok(Some("n".into()))
        );
    }

    #[test]
    fn names_over_the_limit() {
        let long = "x".repeat(70);
        assert_eq!(
            name_unique(&named(&long), &["a"], "uq"),
            Err(Error::TooLong { name: long.clone() })
        );
        let done = Name {
            name: Some(long.as_str().into()),
            is_final: true,
            is_plain: false,
        };
        let cut = name_unique(&done, &["a"], "uq").unwrap().unwrap();
        assert_eq!(cut.len(), 60);
        assert!(cut.starts_with(&format!("{}_", "x".repeat(55))));
    }

    #[test]
    fn only_indexes_are_named_by_default() {
        let table = TableName {
            name: "t".into(),
            schema: None,
        };
        let kind = unique(&["a"]);
        let nothing = MentionedColumns::default();
        let subject = Subject::of_constraint(&kind, &nothing, &table);
        assert_eq!(
            resolve(&Name::default(), &subject, &NamingConvention::default()),
            Ok(None)
        );
    }
}
