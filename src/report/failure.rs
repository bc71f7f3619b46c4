//! Why a command failed, in the one shape that both JSON and the screen show.
//!
//! In: what `error` found along an error's chain. Out: JSON; `output` draws it.

use serde::Serialize;

/// A failure with everything known about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// A stable word: `multiple-heads`, `revision-not-found`, `statement-failed`.
    pub code: String,
    /// What is true, in Alembic's words where Alembic has some.
    pub message: String,
    /// What was being done, outermost first, and what lies beneath the message.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
    /// What to do, most with a command to type.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The calls in the project's own Python files that led there, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Call>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<Statement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<DatabaseMessage>,
}

/// A place in a file; lines and columns count from one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Location {
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The text of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
}

/// One call in a Python file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Call {
    pub file: String,
    pub line: usize,
    pub function: String,
}

/// The statement that the server refused; line and column count from one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Statement {
    pub sql: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

/// What PostgreSQL says besides its message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DatabaseMessage {
    pub severity: String,
    pub sqlstate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "where")]
    pub context: Option<String>,
}

impl Statement {
    /// Makes a statement from its text and the place that the server names.
    pub fn new(sql: &str, place: Option<(usize, usize)>) -> Statement {
        Statement {
            sql: mask_passwords(sql),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
        }
    }
}

/// Replaces the literal after the word PASSWORD by as many asterisks, so that positions stay true.
fn mask_passwords(sql: &str) -> String {
    let mut masked = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(found) = find_password_literal(rest) {
        let (before, literal) = rest.split_at(found.0);
        let (literal, after) = literal.split_at(found.1 - found.0);
        masked.push_str(before);
        masked.extend(literal.chars().map(|_| '*'));
        rest = after;
    }
    masked.push_str(rest);
    masked
}

/// Returns the byte range between the quotes of the first literal that follows the word PASSWORD.
fn find_password_literal(sql: &str) -> Option<(usize, usize)> {
    const WORD: &str = "password";
    let lower = sql.to_ascii_lowercase();
    let mut searched = 0;
    while let Some(found) = lower[searched..].find(WORD) {
        searched += found + WORD.len();
        let value = sql[searched..]
            .trim_start_matches(|character: char| character.is_whitespace() || character == '=');
        let Some(value) = value
            .strip_prefix('\'')
            .filter(|literal| !literal.starts_with('\''))
        else {
            continue;
        };
        let start = sql.len() - value.len();
        let mut end = start;
        let bytes = sql.as_bytes();
        while end < bytes.len() {
            match bytes[end] {
                b'\'' if bytes.get(end + 1) == Some(&b'\'') => end += 2,
                b'\'' => return Some((start, end)),
                _ => end += 1,
            }
        }
        return Some((start, end));
    }
    None
}

/// Something worth saying that is no failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    pub message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

impl Notice {
    /// Makes a notice without hints.
    pub fn new(message: impl Into<String>) -> Notice {
        Notice {
            message: message.into(),
            hints: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_in_statements_are_masked_in_place() {
        assert_eq!(
            mask_passwords("CREATE ROLE a PASSWORD 'se''cret' LOGIN"),
            "CREATE ROLE a PASSWORD '********' LOGIN"
        );
        assert_eq!(
            mask_passwords("alter role a password  'x'; alter role b password 'yy'"),
            "alter role a password  '*'; alter role b password '**'"
        );
        assert_eq!(
            mask_passwords("SELECT password FROM users WHERE x = 'y'"),
            "SELECT password FROM users WHERE x = 'y'"
        );
        assert_eq!(
            mask_passwords("UPDATE users SET password = 'abc'"),
            "UPDATE users SET password = '***'"
        );
        assert_eq!(
            mask_passwords("alter role a password 'öpen"),
            "alter role a password '****"
        );
        assert_eq!(
            mask_passwords("password '' x 'keep'"),
            "password '' x 'keep'"
        );
    }
}
