//! Takes a script apart as psql reads it: statements, with psql's own commands and the data of COPY between them.
//!
//! In: text such as a dump. Out: its statements with their lines. What belongs to psql alone and changes nothing is left out,
//! and so is data; whatever else psql would do is an error that names it.

use std::fmt;

use super::split::{self, ErrorKind as SplitError, split, split_statements};

/// A statement of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'a> {
    pub sql: &'a str,
    /// The line on which it begins, counted from one.
    pub line: usize,
}

/// A script that can't be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub kind: ErrorKind,
    /// The line, counted from one.
    pub line: usize,
}

/// Why a script can't be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// The text can't be taken apart.
    Syntax(SplitError),
    /// `\i` and its likes, which do something.
    Command(String),
    /// A backslash in the middle of a statement.
    CommandInStatement(String),
    /// COPY … FROM STDIN whose data does not end.
    EndlessData,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.kind {
            ErrorKind::Syntax(kind) => {
                let error = split::Error {
                    kind: *kind,
                    offset: 0,
                    line: self.line,
                };
                return error.fmt(formatter);
            }
            ErrorKind::Command(command) => format!(
                "psql's {command} can't be followed: put what it brings into the file, or into another file of the same folder"
            ),
            ErrorKind::CommandInStatement(command) => {
                format!(
                    "psql's {command} stands in the middle of a statement and can't be followed"
                )
            }
            ErrorKind::EndlessData => {
                "the data of COPY FROM STDIN has no end: a line with nothing but \\.".to_owned()
            }
        };
        write!(formatter, "line {}: {what}", self.line)
    }
}

impl std::error::Error for Error {}

/// Commands that only matter to who looks at psql, or that every dump has.
const HARMLESS: [&str; 15] = [
    "restrict",
    "unrestrict",
    "echo",
    "qecho",
    "warn",
    "timing",
    "pset",
    "encoding",
    "x",
    "a",
    "t",
    "q",
    "r",
    "errverbose",
    "conninfo",
];

/// Variables that only say how psql goes about it.
const VARIABLES: [&str; 8] = [
    "ON_ERROR_STOP",
    "ON_ERROR_ROLLBACK",
    "QUIET",
    "ECHO",
    "VERBOSITY",
    "SHOW_CONTEXT",
    "AUTOCOMMIT",
    "HISTFILE",
];

/// The statements of a script in order.
pub fn statements(source: &str) -> Result<Vec<Statement<'_>>, Error> {
    let mut statements = Vec::new();
    let (mut begin, mut line) = (0, 1);
    loop {
        let rest = &source[begin..];
        let place = |offset: usize| line + split::line_at(rest, offset) - 1;
        let error = match split_statements(rest) {
            Ok(pieces) => {
                statements.extend(pieces.iter().map(|piece| Statement {
                    sql: piece.statement,
                    line: line + piece.line - 1,
                }));
                return Ok(statements);
            }
            Err(error) => error,
        };
        let fail = |kind| Error {
            kind,
            line: place(error.offset),
        };
        let end = match error.kind {
            SplitError::PsqlCommand => end_of_command(rest, error.offset).map_err(fail)?,
            SplitError::CopyFromStdin => {
                end_of_data(rest, error.offset).ok_or_else(|| fail(ErrorKind::EndlessData))?
            }
            kind => return Err(fail(ErrorKind::Syntax(kind))),
        };
        let before = &rest[..error.offset];
        // What stands before is whole: the error would have come earlier.
        let pieces = split(before).map_err(|error| Error {
            kind: ErrorKind::Syntax(error.kind),
            line: place(error.offset),
        })?;
        for piece in &pieces {
            if piece.statement.is_empty() {
                continue;
            }
            if !piece.raw.ends_with(';') {
                return Err(fail(ErrorKind::CommandInStatement(word_at(
                    rest,
                    error.offset,
                ))));
            }
            statements.push(Statement {
                sql: piece.statement,
                line: line + piece.line - 1,
            });
        }
        line += split::line_at(rest, end) - 1;
        begin += end;
    }
}

/// `\word`, as it stands there.
fn word_at(text: &str, offset: usize) -> String {
    let rest = &text[offset..];
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    rest[..end].to_owned()
}

/// The end of the line of a command that does nothing.
fn end_of_command(text: &str, offset: usize) -> Result<usize, ErrorKind> {
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |length| offset + length);
    let mut words = text[offset + 1..end].split_whitespace();
    let name = words.next().unwrap_or_default();
    let is_harmless = match name {
        "set" | "unset" => words.next().is_none_or(|name| VARIABLES.contains(&name)),
        name => HARMLESS.contains(&name),
    };
    match is_harmless {
        true => Ok(end),
        false => Err(ErrorKind::Command(word_at(text, offset))),
    }
}

/// The end of the line `\.` behind a COPY.
fn end_of_data(text: &str, offset: usize) -> Option<usize> {
    let mut position = offset;
    loop {
        let line_end = position + text[position..].find('\n')?;
        let next = &text[line_end + 1..];
        let length = next.find('\n').unwrap_or(next.len());
        if next[..length].trim_end_matches('\r') == "\\." {
            return Some(line_end + 1 + length);
        }
        position = line_end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorKind, statements};

    fn texts(source: &str) -> Vec<(&str, usize)> {
        let found = statements(source).expect("can be followed");
        found.iter().map(|one| (one.sql, one.line)).collect()
    }

    #[test]
    fn commands_of_psql_are_left_out_where_they_stand_alone() {
        assert_eq!(
            texts(
                "\\restrict x'y\nSELECT '\n\\restrict' ;\n\\set ON_ERROR_STOP on\n\nSELECT $$\n\\i x\n$$;\n\\unrestrict x"
            ),
            [("SELECT '\n\\restrict'", 2), ("SELECT $$\n\\i x\n$$", 6)]
        );
    }

    #[test]
    fn data_is_left_out() {
        assert_eq!(
            texts(
                "CREATE TABLE t (a text);\nCOPY t FROM stdin;\nit's\n\\N\n\\.\n\nSELECT 1;\nCOPY t (a) FROM STDIN;\n\\.\n"
            ),
            [("CREATE TABLE t (a text)", 1), ("SELECT 1", 7)]
        );
    }

    #[test]
    fn what_psql_would_do_is_an_error() {
        let error = |source| statements(source).expect_err("can't be followed");
        assert_eq!(
            error("SELECT 1;\n\\i other.sql\n"),
            Error {
                kind: ErrorKind::Command("\\i".into()),
                line: 2
            }
        );
        assert_eq!(
            error("SELECT 1\n\\gexec\n"),
            Error {
                kind: ErrorKind::Command("\\gexec".into()),
                line: 2
            }
        );
        assert_eq!(
            error("SELECT 1\n\\echo\n;"),
            Error {
                kind: ErrorKind::CommandInStatement("\\echo".into()),
                line: 2
            }
        );
        assert_eq!(
            error("COPY t FROM stdin;\n1\n").kind,
            ErrorKind::EndlessData
        );
        assert_eq!(error("SELECT 1;\nSELECT '").line, 2);
    }
}
