//! The text of a new SQL revision file.

use std::fmt::Write;

use super::{CreateError, NewRevision};
use crate::sql::sections::{Value, read_header};

/// Returns the file's text. A merge gets a way back, since it has nothing to undo.
pub fn sql_text(revision: &NewRevision) -> Result<String, CreateError> {
    let text = text_of(revision);
    ensure_read_back(revision, &text)?;
    Ok(text)
}

/// Python's quotes keep any id together; a list of an SQL file ends a name at a comma, and knows `none`.
fn ensure_read_back(revision: &NewRevision, text: &str) -> Result<(), CreateError> {
    let header = read_header(text).ok().flatten().unwrap_or_default();
    let id = std::slice::from_ref(&revision.up_revision);
    let lists = [
        (id, header.revision),
        (&revision.down_revision, header.down_revision),
        (&revision.branch_labels, header.branch_labels),
        (&revision.depends_on, header.depends_on),
    ];
    let changed = lists.into_iter().find(|(names, read)| {
        let read: &[String] = read.as_ref().map_or(&[], |Value { names, .. }| names);
        read != *names
    });
    match changed {
        Some((names, _)) => Err(CreateError::NotInSql {
            names: names.join(", "),
        }),
        None => Ok(()),
    }
}

fn text_of(revision: &NewRevision) -> String {
    let list = |names: &[String]| match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    };
    let words: Vec<&str> = revision.shown_message().split_whitespace().collect();
    let mut text = format!(
        "-- message: {}\n-- revision: {}\n-- down_revision: {}\n",
        words.join(" "),
        revision.up_revision,
        list(&revision.down_revision)
    );
    let optional = [
        ("branch_labels", &revision.branch_labels),
        ("depends_on", &revision.depends_on),
    ];
    for (key, names) in optional.iter().filter(|(_, names)| !names.is_empty()) {
        // Writing to a String can't fail.
        let _ = writeln!(text, "-- {key}: {}", list(names));
    }
    let _ = writeln!(
        text,
        "-- create_date: {}",
        revision.create_date.to_the_second()
    );
    let way_back = match revision.down_revision.len() {
        0 | 1 => "",
        _ => "SELECT 1; -- a merge has nothing to undo\n",
    };
    let body = |statements: &Option<String>, default: &str| match statements {
        Some(statements) => format!("{}\n", statements.trim_end()),
        None => default.to_owned(),
    };
    text += &format!(
        "\n-- mig:upgrade\n{}\n-- mig:downgrade\n{}",
        body(&revision.upgrades, ""),
        body(&revision.downgrades, way_back)
    );
    text
}

#[cfg(test)]
mod tests {
    use super::super::CreateDate;
    use super::*;

    fn written(id: &str, label: &str) -> Result<String, String> {
        let now = "2026-01-31T08:05:09.5Z".parse().expect("a timestamp");
        let revision = NewRevision {
            message: Some("add\n users".to_owned()),
            up_revision: id.to_owned(),
            down_revision: Vec::new(),
            branch_labels: vec![label.to_owned()],
            depends_on: Vec::new(),
            create_date: CreateDate::new(now, Some("UTC")).expect("a zone"),
            imports: None,
            upgrades: Some("CREATE TABLE t ();".to_owned()),
            downgrades: None,
        };
        sql_text(&revision).map_err(|error| error.to_string())
    }

    #[test]
    fn the_text_is_what_sql_files_are() {
        assert_eq!(
            written("a b", "shop").as_deref(),
            Ok(
                "-- message: add users\n-- revision: a b\n-- down_revision: none\n-- branch_labels: shop\n\
                -- create_date: 2026-01-31 08:05:09+00:00\n\n-- mig:upgrade\nCREATE TABLE t ();\n\n-- mig:downgrade\n"
            )
        );
    }

    #[test]
    fn names_that_would_be_read_as_others_are_refused() {
        for (id, label) in [("a,b", "x"), ("none", "x"), ("a", "x,y"), ("a", "none")] {
            assert!(written(id, label).is_err(), "{id} {label}");
        }
    }
}
