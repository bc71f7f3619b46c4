//! Names of tables, columns and the like, quoted when PostgreSQL needs it, by the same rule as SQLAlchemy.
//!
//! A name travels as a plain string, or as `{"name": …, "quote": true|false}` where its author decided on the quotes.

use serde::Deserialize;

/// A name, and what its author said about quoting it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(from = "Wire")]
pub struct Identifier {
    /// The name as the database stores it.
    pub name: String,
    /// `Some` overrides the rule that decides on quotes.
    pub quote: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wire {
    Plain(String),
    Quoted { name: String, quote: Option<bool> },
}

impl From<Wire> for Identifier {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::Plain(name) => Identifier { name, quote: None },
            Wire::Quoted { name, quote } => Identifier { name, quote },
        }
    }
}

impl From<&str> for Identifier {
    fn from(name: &str) -> Self {
        Identifier {
            name: name.to_owned(),
            quote: None,
        }
    }
}

impl Identifier {
    /// The name as SQL text.
    pub fn sql(&self) -> String {
        match self.quote {
            None => quote(&self.name),
            Some(true) => always_quote(&self.name),
            Some(false) => self.name.clone(),
        }
    }

    /// The name as SQL text where dots separate several names: `a.b` is `a` in `b`, unless its author spoke on quotes.
    pub fn dotted_sql(&self) -> String {
        match self.quote {
            None => self
                .name
                .split('.')
                .map(quote)
                .collect::<Vec<_>>()
                .join("."),
            Some(_) => self.sql(),
        }
    }
}

/// Quotes `name` if it needs it: reserved words, upper-case letters, a leading digit, anything outside `[A-Za-z0-9_$]`.
pub fn quote(name: &str) -> String {
    if needs_quotes(name) {
        always_quote(name)
    } else {
        name.to_owned()
    }
}

/// Puts double quotes around `name`, doubling those inside.
pub fn always_quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn needs_quotes(name: &str) -> bool {
    // SQLAlchemy looks without regard to case, and so takes ı and ſ for i and s.
    let plain = name.chars().all(|c| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '$' | 'ı' | 'ſ')
    });
    match name.bytes().next() {
        None => true,
        Some(first) => {
            !plain
                || first.is_ascii_digit()
                || first == b'$'
                || RESERVED_WORDS.binary_search(&name).is_ok()
        }
    }
}

/// Sorted, for the binary search.
const RESERVED_WORDS: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "new",
    "not",
    "notnull",
    "null",
    "of",
    "off",
    "offset",
    "old",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "over",
    "overlaps",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_what_needs_it() {
        assert_eq!(quote("users"), "users");
        assert_eq!(quote("user"), "\"user\"");
        assert_eq!(quote("Users"), "\"Users\"");
        assert_eq!(quote("SELECT"), "\"SELECT\"");
        assert_eq!(quote("1st"), "\"1st\"");
        assert_eq!(quote("$a"), "\"$a\"");
        assert_eq!(quote("a$1"), "a$1");
        assert_eq!(quote("a b"), "\"a b\"");
        assert_eq!(quote("a\"b"), "\"a\"\"b\"");
        assert_eq!(quote("größe"), "\"größe\"");
        assert_eq!(quote("name"), "name");
        assert_eq!(quote(""), "\"\"");
    }

    #[test]
    fn reserved_words_are_sorted() {
        assert!(RESERVED_WORDS.is_sorted());
    }

    #[test]
    fn an_author_may_decide_on_quotes() {
        assert_eq!(
            Identifier {
                name: "user".into(),
                quote: Some(false)
            }
            .sql(),
            "user"
        );
        assert_eq!(
            Identifier {
                name: "a.B".into(),
                quote: Some(true)
            }
            .dotted_sql(),
            "\"a.B\""
        );
        assert_eq!(Identifier::from("S.x").dotted_sql(), "\"S\".x");
    }
}
