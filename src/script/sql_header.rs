//! Reads the header of an SQL revision file.
//!
//! In: the text of a `.sql` file. Out: a `Revision` and what else the header says, or nothing where the file has no header and
//! is some other SQL.

use std::path::Path;

use super::error::Error;
use super::header::HeaderLines;
use super::limits::{self, Limits, Wrong};
use crate::revision::Revision;
use crate::sql::sections::{Value, read_header};

/// What the header of an SQL file says.
#[derive(Debug)]
pub(super) struct SqlHeader {
    pub revision: Revision,
    pub lines: HeaderLines,
    pub limits: Result<Limits, Wrong>,
}

/// Reads the header comments; None when they hold no `-- revision:`.
pub(super) fn read_sql_header(path: &Path, source: &str) -> Result<Option<SqlHeader>, Error> {
    let header = read_header(source).map_err(|reason| Error::Sql {
        path: path.to_owned(),
        reason,
    })?;
    let Some(header) = header else {
        return Ok(None);
    };
    let limits = limits::of_sql(&header);
    let Some(revision) = header.revision else {
        return Ok(None);
    };
    let [id] = revision.names.as_slice() else {
        return Err(Error::SqlRevision {
            path: path.to_owned(),
            line: revision.line,
        });
    };
    let Some(down_revision) = header.down_revision else {
        let similar = header
            .others
            .into_iter()
            .find(|(name, _)| name.contains("down") || name.contains("revis"));
        return Err(Error::NoDownRevision {
            path: path.to_owned(),
            similar,
        });
    };
    let line = |value: &Option<Value>| value.as_ref().map(|value| value.line);
    let lines = HeaderLines {
        revision: Some(revision.line),
        down_revision: Some(down_revision.line),
        branch_labels: line(&header.branch_labels),
        depends_on: line(&header.depends_on),
    };
    let names = |value: Option<Value>| value.map(|value| value.names).unwrap_or_default();
    let revision = Revision {
        id: id.clone(),
        down_revisions: down_revision.names,
        branch_labels: names(header.branch_labels),
        depends_on: names(header.depends_on),
        doc: header.message.unwrap_or_default(),
    };
    Ok(Some(SqlHeader {
        revision,
        lines,
        limits,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Option<SqlHeader>, Error> {
        read_sql_header(Path::new("a.sql"), source)
    }

    #[test]
    fn headers_become_revisions() {
        let header = "-- message: m\n-- revision: b\n-- down_revision: a, x\n-- depends_on: y\n";
        let SqlHeader {
            revision, lines, ..
        } = read(header).unwrap().unwrap();
        assert_eq!((revision.id.as_str(), revision.doc.as_str()), ("b", "m"));
        assert_eq!(revision.down_revisions, ["a", "x"]);
        assert_eq!(revision.depends_on, ["y"]);
        assert_eq!(
            (lines.revision, lines.depends_on, lines.branch_labels),
            (Some(2), Some(4), None)
        );
        assert!(read("SELECT 1").unwrap().is_none());
    }

    #[test]
    fn mistakes_are_named() {
        let error = |source| read(source).unwrap_err();
        assert!(matches!(
            error("-- revision: a, b\n-- down_revision: none"),
            Error::SqlRevision { line: 1, .. }
        ));
        assert!(matches!(
            error("-- revision: none"),
            Error::SqlRevision { line: 1, .. }
        ));
        assert_eq!(
            error("-- revision: a\n-- down_revison: b").hints(),
            ["line 2 assigns 'down_revison'; did you mean down_revision?"]
        );
        assert_eq!(
            error("-- revision: a").to_string(),
            "a.sql has no 'down_revision'"
        );
        assert_eq!(
            error("-- revision: a\n-- revision: b").to_string(),
            "a.sql, line 2: 'revision' is given twice"
        );
    }
}
