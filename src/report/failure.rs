//! Why a command failed, in the one shape that both JSON and the screen show.
//!
//! In: what `error` found along an error's chain. Out: JSON; `output` draws it.

use serde::Serialize;

use super::mask::mask;

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

impl Failure {
    /// Hides the passwords in all that others have written.
    pub fn masked(mut self) -> Failure {
        let texts = std::iter::once(&mut self.message)
            .chain(&mut self.causes)
            .chain(&mut self.hints)
            .chain(
                self.location
                    .iter_mut()
                    .filter_map(|place| place.excerpt.as_mut()),
            )
            .chain(
                self.statement
                    .iter_mut()
                    .map(|statement| &mut statement.sql),
            );
        texts.for_each(|text| *text = mask(text));
        if let Some(said) = &mut self.database {
            let texts = [&mut said.detail, &mut said.hint, &mut said.context];
            texts
                .into_iter()
                .flatten()
                .for_each(|text| *text = mask(text));
        }
        self
    }
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
    /// How often it stands there in a row, where that is more than once.
    #[serde(skip_serializing_if = "is_one")]
    pub times: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands over a reference
fn is_one(times: &usize) -> bool {
    *times == 1
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
            sql: sql.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
        }
    }
}

/// Something worth saying that is no failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    pub message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

impl Notice {
    /// Makes a notice without hints; passwords in it are hidden.
    pub fn new(message: impl Into<String>) -> Notice {
        Notice {
            message: mask(&message.into()),
            hints: Vec::new(),
        }
    }
}
