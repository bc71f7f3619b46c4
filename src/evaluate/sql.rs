//! Runs one section of a SQL revision file.
//!
//! In: a file and a direction. Out: its statements, one after the other, as they stand.

use std::path::Path;

use super::{Direction, Error, Host, Origin, Request, TransactionVerb};
use crate::sql::{sections, split};

/// Sends the statements of the file's section for `direction` to the host.
pub fn run(path: &Path, direction: Direction, host: &mut dyn Host) -> Result<(), Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::Unreadable {
        path: path.to_owned(),
        cause: error.to_string(),
    })?;
    let syntax = |line: usize, message: String| Error::Syntax {
        path: path.to_owned(),
        line,
        column: 0,
        message,
    };
    let parts =
        sections::read_sections(&text).map_err(|error| syntax(error.line, error.to_string()))?;
    let section = match direction {
        Direction::Upgrade => parts.upgrade,
        Direction::Downgrade => parts.downgrade,
    };
    let pieces = match &section {
        Some(section) => split::split_statements(section.text)
            .map_err(|error| syntax(section.line + error.line - 1, error.to_string()))?,
        None => Vec::new(),
    };
    let Some(section) = section.filter(|_| !pieces.is_empty()) else {
        return match direction {
            // An upgrade that does nothing is a valid step; a downgrade that does nothing would only pretend.
            Direction::Upgrade => Ok(()),
            Direction::Downgrade => Err(Error::NotReversible {
                path: path.to_owned(),
            }),
        };
    };
    let place = |line| Origin {
        file: path.to_owned(),
        line,
        ..Origin::default()
    };
    let mut ask = |request, origin: &Origin| {
        host.answer(request, origin)
            .map(drop)
            .map_err(|error| Error::Host {
                source: Box::new(error),
                path: path.to_owned(),
                frames: vec![super::Frame {
                    file: path.to_owned(),
                    line: origin.line,
                    function: String::new(),
                }],
            })
    };
    let around = place(section.line.saturating_sub(1));
    if !section.transaction {
        ask(
            Request::Transaction {
                verb: TransactionVerb::AutocommitOn,
                name: None,
            },
            &around,
        )?;
    }
    for piece in &pieces {
        let origin = place(section.line + piece.line - 1);
        ask(
            Request::RawSql {
                sql: piece.statement.to_owned(),
            },
            &origin,
        )?;
    }
    if !section.transaction {
        ask(
            Request::Transaction {
                verb: TransactionVerb::AutocommitOff,
                name: None,
            },
            &around,
        )?;
    }
    Ok(())
}
