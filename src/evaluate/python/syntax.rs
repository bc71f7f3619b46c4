//! Whether a Python file can be compiled at all, without running it.

use std::path::Path;

use rustpython_ruff_source_file::{LineIndex, PositionEncoding};

use super::super::Error;
use crate::python_text::parse_module;

/// Parses a whole file: Alembic loads every file before the first one runs, so a syntax error must end a run before it
/// changes anything. A file that can't be read or decoded is left to the run itself.
pub fn check(path: &Path) -> Result<(), Error> {
    let Ok(text) = std::fs::read_to_string(path) else {
        return Ok(());
    };
    match parse_module(&text) {
        Ok(_) => Ok(()),
        Err(error) => {
            let index = LineIndex::from_source_text(&text);
            let place =
                index.source_location(error.location.start(), &text, PositionEncoding::Utf32);
            Err(Error::Syntax {
                path: path.to_owned(),
                line: place.line.get(),
                column: place.character_offset.get(),
                message: error.error.to_string(),
            })
        }
    }
}
