//! The text of a new SQL revision file.

use std::fmt::Write;

use super::NewRevision;

/// Returns the file's text. A merge gets a way back, since it has nothing to undo.
pub fn sql_text(revision: &NewRevision) -> String {
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
