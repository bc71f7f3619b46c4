//! Takes an SQL revision file apart: its header comments, its upgrade and downgrade sections.
//!
//! ```sql
//! -- message: add users
//! -- revision: 3f0c2a9d1b7e
//! -- down_revision: 1975ea83b712
//!
//! -- mig:upgrade
//! CREATE TABLE users (id bigint PRIMARY KEY);
//!
//! -- mig:downgrade transaction=off
//! DROP TABLE users;
//! ```
//!
//! In: the file's text. Out: the header's values as written, and the sections' texts with their places.
//!
//! It must not know the graph: whether an id exists is not decided here.

use std::fmt;

use super::split::{self, Lexer, TokenKind, line_at};

/// The header of a file, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// `-- message:`.
    pub message: Option<String>,
    /// `-- revision:`.
    pub revision: Option<Value>,
    /// `-- down_revision:`.
    pub down_revision: Option<Value>,
    /// `-- branch_labels:`.
    pub branch_labels: Option<Value>,
    /// `-- depends_on:`.
    pub depends_on: Option<Value>,
    /// `-- create_date:`.
    pub create_date: Option<String>,
    /// `-- lock_timeout:` as written, and its line.
    pub lock_timeout: Option<(String, usize)>,
    /// `-- statement_timeout:` as written, and its line.
    pub statement_timeout: Option<(String, usize)>,
    /// `-- key: value` lines with a key that is none of ours, to tell what was probably meant.
    pub others: Vec<(String, usize)>,
}

/// A header value: names from a comma list, and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The names; empty for `none`.
    pub names: Vec<String>,
    /// The line, counted from one.
    pub line: usize,
}

/// What a file does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections<'a> {
    /// What `-- mig:upgrade` begins.
    pub upgrade: Option<Section<'a>>,
    /// What `-- mig:downgrade` begins.
    pub downgrade: Option<Section<'a>>,
}

/// One section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section<'a> {
    /// Its text, the marker line not included.
    pub text: &'a str,
    /// Where the text begins in the file, in bytes.
    pub offset: usize,
    /// The line of the text's first character, counted from one; add a statement's line in the text minus one.
    pub line: usize,
    /// False after `transaction=off`.
    pub transaction: bool,
}

/// A file that can't be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The line, counted from one.
    pub line: usize,
}

/// Why a file can't be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// The same section or header key twice.
    Twice(String),
    /// `-- mig:` with another word than upgrade and downgrade.
    UnknownMarker(String),
    /// Another option than `transaction=on` and `transaction=off`.
    UnknownOption(String),
    /// A statement before the first section.
    OutsideSection,
    /// The text has no lexical end.
    Syntax(split::ErrorKind),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ErrorKind::Twice(what) => {
                write!(formatter, "line {}: '{what}' is given twice", self.line)
            }
            ErrorKind::UnknownMarker(word) => {
                write!(
                    formatter,
                    "line {}: '-- mig:{word}' is neither '-- mig:upgrade' nor '-- mig:downgrade'",
                    self.line
                )
            }
            ErrorKind::UnknownOption(option) => {
                write!(
                    formatter,
                    "line {}: '{option}' is neither 'transaction=on' nor 'transaction=off'",
                    self.line
                )
            }
            ErrorKind::OutsideSection => {
                write!(
                    formatter,
                    "line {}: a statement stands before '-- mig:upgrade'",
                    self.line
                )
            }
            ErrorKind::Syntax(kind) => split::Error {
                kind: *kind,
                offset: 0,
                line: self.line,
            }
            .fmt(formatter),
        }
    }
}

impl std::error::Error for Error {}

/// Reads the header: the comment lines at the top of the file, up to the first section or statement. None when they do
/// not hold `-- revision:`, which makes it some other SQL file.
pub fn read_header(source: &str) -> Result<Option<Header>, Error> {
    let mut header = Header::default();
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut twice = None;
    for (index, line) in source.lines().enumerate() {
        let line_number = index + 1;
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let Some(comment) = line.strip_prefix("--") else {
            break;
        };
        if marker(comment).is_some() {
            break;
        }
        let Some((key, text)) = comment.split_once(':') else {
            continue;
        };
        let (key, text) = (key.trim(), text.trim());
        let value = || Value {
            names: names(text),
            line: line_number,
        };
        let limit = |place: &mut Option<(String, usize)>| {
            place.replace((text.to_owned(), line_number)).is_some()
        };
        let repeated = match key {
            "message" => header.message.replace(text.to_owned()).is_some(),
            "create_date" => header.create_date.replace(text.to_owned()).is_some(),
            "lock_timeout" => limit(&mut header.lock_timeout),
            "statement_timeout" => limit(&mut header.statement_timeout),
            "revision" => header.revision.replace(value()).is_some(),
            "down_revision" => header.down_revision.replace(value()).is_some(),
            "branch_labels" => header.branch_labels.replace(value()).is_some(),
            "depends_on" => header.depends_on.replace(value()).is_some(),
            _ => {
                header.others.push((key.to_owned(), line_number));
                false
            }
        };
        if repeated {
            twice.get_or_insert(Error {
                kind: ErrorKind::Twice(key.to_owned()),
                line: line_number,
            });
        }
    }
    match (header.revision.is_some(), twice) {
        (false, _) => Ok(None),
        (true, Some(error)) => Err(error),
        (true, None) => Ok(Some(header)),
    }
}

/// Finds the sections. Markers within strings and block comments are none.
pub fn read_sections(source: &str) -> Result<Sections<'_>, Error> {
    let mut markers: Vec<Marker<'_>> = Vec::new();
    for token in Lexer::new(source) {
        let at_line = |offset| line_at(source, offset);
        let token = token.map_err(|(kind, offset)| Error {
            kind: ErrorKind::Syntax(kind),
            line: at_line(offset),
        })?;
        let text = &source[token.start..token.end];
        match token.kind {
            TokenKind::LineComment => {
                let Some(words) = marker(&text[2..]) else {
                    continue;
                };
                markers.push(Marker {
                    words,
                    start: token.start,
                    end: token.end,
                    line: at_line(token.start),
                });
            }
            TokenKind::Space | TokenKind::BlockComment => {}
            _ if markers.is_empty() && text != "\u{feff}" => {
                return Err(Error {
                    kind: ErrorKind::OutsideSection,
                    line: at_line(token.start),
                });
            }
            _ => {}
        }
    }
    let mut sections = Sections {
        upgrade: None,
        downgrade: None,
    };
    for (index, marker) in markers.iter().enumerate() {
        let end = markers
            .get(index + 1)
            .map_or(source.len(), |next| next.start);
        // The line break after the marker belongs to the marker.
        let offset = source[marker.end..end]
            .find('\n')
            .map_or(end, |length| marker.end + length + 1);
        let fail = |kind| Error {
            kind,
            line: marker.line,
        };
        let mut words = marker.words.split_ascii_whitespace();
        let name = words.next().unwrap_or_default();
        let place = match name {
            "upgrade" => &mut sections.upgrade,
            "downgrade" => &mut sections.downgrade,
            other => return Err(fail(ErrorKind::UnknownMarker(other.to_owned()))),
        };
        let mut section = Section {
            text: &source[offset..end],
            offset,
            line: marker.line + 1,
            transaction: true,
        };
        for option in words {
            section.transaction = match option {
                "transaction=on" => true,
                "transaction=off" => false,
                other => return Err(fail(ErrorKind::UnknownOption(other.to_owned()))),
            };
        }
        if place.replace(section).is_some() {
            return Err(fail(ErrorKind::Twice(format!("-- mig:{name}"))));
        }
    }
    Ok(sections)
}

struct Marker<'a> {
    words: &'a str,
    start: usize,
    end: usize,
    line: usize,
}

/// Returns what follows `mig:` when the comment is a marker.
fn marker(comment: &str) -> Option<&str> {
    comment.trim_start().strip_prefix("mig:").map(str::trim)
}

/// Reads a comma list; `none` and nothing are an empty one.
fn names(text: &str) -> Vec<String> {
    if text.eq_ignore_ascii_case("none") {
        return Vec::new();
    }
    text.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "-- message: add users\n-- revision: b2\n-- down_revision: a1, a2\n-- create_date: 2026-01-31 12:00:00\n\n\
                        -- mig:upgrade\nCREATE TABLE users (a text DEFAULT '\n-- mig:downgrade\n');\n\n-- mig:downgrade transaction=off\nDROP TABLE users;\n";

    fn header(text: &str) -> Header {
        read_header(text).unwrap().unwrap()
    }

    #[test]
    fn headers_are_read() {
        let read = header(FILE);
        assert_eq!(read.message.as_deref(), Some("add users"));
        assert_eq!(read.revision.unwrap().names, ["b2"]);
        assert_eq!(
            read.down_revision,
            Some(Value {
                names: vec!["a1".into(), "a2".into()],
                line: 3
            })
        );
        assert_eq!(read.branch_labels, None);
        assert_eq!(read.create_date.as_deref(), Some("2026-01-31 12:00:00"));
        assert_eq!(
            header("\u{feff}-- revision: a\r\n-- down_revision: none\r\n")
                .down_revision
                .unwrap()
                .names,
            Vec::<String>::new()
        );
        assert_eq!(
            header("-- revision: a\n-- down_revison: b").others,
            [("down_revison".to_owned(), 2)]
        );
        assert_eq!(
            header("-- a comment\n\n-- revision: a")
                .revision
                .unwrap()
                .line,
            3
        );
    }

    #[test]
    fn other_sql_files_have_no_header() {
        assert_eq!(read_header("SELECT 1;"), Ok(None));
        assert_eq!(
            read_header("-- a file\nSELECT 1;\n-- revision: a"),
            Ok(None)
        );
        assert_eq!(read_header("-- mig:upgrade\n-- revision: a"), Ok(None));
        assert_eq!(read_header("-- message: a\n-- message: b"), Ok(None));
    }

    #[test]
    fn repeated_keys_are_errors() {
        let error = read_header("-- revision: a\n-- revision: b").unwrap_err();
        assert_eq!(
            error,
            Error {
                kind: ErrorKind::Twice("revision".into()),
                line: 2
            }
        );
    }

    #[test]
    fn sections_are_found() {
        let sections = read_sections(FILE).unwrap();
        let upgrade = sections.upgrade.unwrap();
        let downgrade = sections.downgrade.unwrap();
        assert_eq!(
            upgrade.text,
            "CREATE TABLE users (a text DEFAULT '\n-- mig:downgrade\n');\n\n"
        );
        assert_eq!(upgrade.line, 7);
        assert!(upgrade.transaction);
        assert_eq!(downgrade.text, "DROP TABLE users;\n");
        assert_eq!(downgrade.line, 12);
        assert!(!downgrade.transaction);
        assert_eq!(&FILE[downgrade.offset..], downgrade.text);
        assert_eq!(
            read_sections("--mig:upgrade")
                .unwrap()
                .upgrade
                .unwrap()
                .text,
            ""
        );
        assert_eq!(
            read_sections("\u{feff}-- revision: a\n-- mig:upgrade\r\nx;")
                .unwrap()
                .upgrade
                .unwrap()
                .text,
            "x;"
        );
        assert_eq!(
            read_sections("-- revision: a").unwrap(),
            Sections {
                upgrade: None,
                downgrade: None
            }
        );
    }

    #[test]
    fn bad_sections_are_errors() {
        let error = |text| read_sections(text).unwrap_err();
        assert_eq!(
            error("SELECT 1;\n-- mig:upgrade"),
            Error {
                kind: ErrorKind::OutsideSection,
                line: 1
            }
        );
        assert_eq!(
            error("-- mig:up\n"),
            Error {
                kind: ErrorKind::UnknownMarker("up".into()),
                line: 1
            }
        );
        assert_eq!(
            error("\n-- mig:upgrade tx=off").kind,
            ErrorKind::UnknownOption("tx=off".into())
        );
        assert_eq!(
            error("-- mig:upgrade\n-- mig:upgrade"),
            Error {
                kind: ErrorKind::Twice("-- mig:upgrade".into()),
                line: 2
            }
        );
        assert_eq!(
            error("-- mig:upgrade\nselect '").kind,
            ErrorKind::Syntax(split::ErrorKind::UnterminatedString)
        );
    }
}
