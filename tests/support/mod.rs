//! What the test programs share: cases as folders, the real Alembic beside mig, databases of their own.

pub mod alembic;
pub mod case;
pub mod check;
pub mod commands;
pub mod compatibility;
pub mod database;
pub mod files;
pub mod in_turn;
pub mod recording;
pub mod run;
pub mod settings;
pub mod stage;

use std::fs;
use std::path::Path;

/// What went wrong in a test, for people.
pub type Problem = String;

/// The text of a file that may be missing.
pub fn read_optional(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Writes a file, or removes it when there is nothing to write.
pub fn write_or_remove(path: &Path, text: Option<&str>) -> Result<(), Problem> {
    let result = match text {
        Some(text) => fs::write(path, text),
        None if path.exists() => fs::remove_file(path),
        None => Ok(()),
    };
    result.map_err(|error| format!("{}: {error}", path.display()))
}

/// A unified difference, or nothing when both are the same.
pub fn difference(what: &str, expected: &str, actual: &str) -> Option<Problem> {
    if expected == actual {
        return None;
    }
    let diff = similar::TextDiff::from_lines(expected, actual)
        .unified_diff()
        .header(&format!("{what}, expected"), &format!("{what}, now"))
        .to_string();
    Some(diff)
}
