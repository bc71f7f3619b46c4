//! What a run lets pass with a warning, as Alembic would without one, and what `strict` makes an error of.
//!
//! Invariant: with `strict` a doubt ends the revision, whether or not the revision catches the exception that it sees.

use std::path::Path;

use super::event::{Event, Listener};
use crate::evaluate::{self, Error, Frame, HostError, Origin, module_hints};

/// Something that is done as under Alembic, and hardly ever what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A name behind a colon that nothing gave a value.
    UnboundName(String),
    /// A module that is not to be had.
    MissingModule(String),
    /// A column whose default Python makes: a script gets NULL for it.
    LostDefault(String),
    /// An index that is not made because there is one of its name, which is INVALID; `removal` is the statement against it.
    InvalidIndex { name: String, removal: String },
    /// An index that is there already, and is taken for what an earlier attempt at the revision has left.
    FinishedIndex { name: String },
}

impl From<evaluate::Doubt> for Doubt {
    fn from(doubt: evaluate::Doubt) -> Doubt {
        match doubt {
            evaluate::Doubt::MissingModule { module, .. } => Doubt::MissingModule(module),
            evaluate::Doubt::LostDefault { column } => Doubt::LostDefault(column),
        }
    }
}

impl Doubt {
    fn warning(&self, origin: &Origin) -> String {
        let file = origin
            .file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let line = origin.line;
        match self {
            Doubt::UnboundName(name) => format!(
                "{file}, line {line}: ':{name}' in SQL text was taken for a bind parameter and became NULL, as under \
                 Alembic; write '\\:{name}' for a colon"
            ),
            Doubt::MissingModule(module) => format!(
                "{file}, line {line} imports '{module}', which is not to be had here: using it will be an error"
            ),
            Doubt::LostDefault(column) => format!(
                "{file}, line {line}: the default of {column} is made by Python as a statement runs; the script has NULL \
                 for it, as under Alembic"
            ),
            Doubt::InvalidIndex { name, removal } => format!(
                "{file}, line {line}: IF NOT EXISTS finds an index {name} that is INVALID: it answers no query and may miss \
                 rows, and it stays, as under Alembic; to have it made anew: {removal}; then run the revision's statement by hand"
            ),
            Doubt::FinishedIndex { name } => format!(
                "{file}, line {line}: the index {name} is there already, valid and as this statement would make it: an \
                 earlier attempt at this revision seems to have left it, and the run goes on"
            ),
        }
    }

    fn error(&self) -> HostError {
        match self {
            Doubt::UnboundName(name) => HostError {
                hints: vec![
                    format!("write '\\:{name}' for a colon"),
                    "without strict this is a warning".to_owned(),
                ],
                ..HostError::new(
                    "unbound-name",
                    "StatementError",
                    format!("':{name}' in SQL text is a bind parameter without a value: it would become NULL"),
                )
            },
            Doubt::MissingModule(module) => HostError {
                hints: [
                    module_hints(module),
                    vec!["without strict this is a warning, as long as nothing of the module is used".to_owned()],
                ]
                .concat(),
                ..HostError::new(
                    "no-module",
                    "ModuleNotFoundError",
                    format!("No module named '{module}'"),
                )
            },
            Doubt::LostDefault(column) => HostError {
                hints: vec![
                    format!("give {column} a value in the row"),
                    "without strict this is a warning".to_owned(),
                ],
                ..HostError::new(
                    "lost-default",
                    "StatementError",
                    format!("the default of {column} is made by Python: a script would have NULL for it"),
                )
            },
            Doubt::InvalidIndex { name, removal } => HostError {
                hints: vec![
                    format!("to have it made anew: {removal}; then run mig again"),
                    "without strict this is a warning".to_owned(),
                ],
                ..HostError::new(
                    "invalid-index",
                    "ProgrammingError",
                    format!("IF NOT EXISTS finds an index {name} that is INVALID"),
                )
            },
            Doubt::FinishedIndex { name } => HostError {
                hints: vec![
                    format!("if an earlier attempt at this revision has left it: DROP INDEX {name}; then run mig again"),
                    "without strict this is a warning, and the run goes on".to_owned(),
                ],
                ..HostError::new(
                    "finished-index",
                    "ProgrammingError",
                    format!("the index {name} is there already"),
                )
            },
        }
    }
}

/// The doubts of a run.
pub(super) struct Doubts {
    strict: bool,
    /// The first one that was refused, and where.
    refused: Option<(Doubt, Origin)>,
}

impl Doubts {
    pub fn new(strict: bool) -> Doubts {
        Doubts {
            strict,
            refused: None,
        }
    }

    /// Warns, or refuses.
    pub fn raise(
        &mut self,
        doubt: Doubt,
        origin: &Origin,
        listener: &mut Listener<'_>,
    ) -> Result<(), HostError> {
        if !self.strict {
            listener(Event::Warning(doubt.warning(origin)));
            return Ok(());
        }
        let error = doubt.error();
        self.refused.get_or_insert((doubt, origin.clone()));
        Err(error)
    }

    /// Lets nothing more be done in a revision of which something was refused.
    pub fn ensure_none_refused(&self) -> Result<(), HostError> {
        match &self.refused {
            Some((doubt, _)) => Err(doubt.error()),
            None => Ok(()),
        }
    }

    /// What a revision came to, after a look at what was refused.
    pub fn settle(&mut self, result: Result<(), Error>, path: &Path) -> Result<(), Error> {
        let refused = self.refused.take();
        let (Some((doubt, origin)), false) =
            (refused, matches!(result, Err(Error::Interrupted { .. })))
        else {
            return result;
        };
        Err(Error::Host {
            source: Box::new(doubt.error()),
            path: path.to_owned(),
            frames: vec![Frame {
                file: origin.file,
                line: origin.line,
                function: String::new(),
            }],
        })
    }
}
