//! `history` on a terminal: the graph with its lanes, and the database's position in it.
//!
//! In: `report::History`, newest first. Out: text with escape sequences. Revisions that the range leaves out end their
//! lane in a tilde; edges made by depends_on are dashed.

use std::collections::{HashMap, HashSet};

use unicode_width::UnicodeWidthStr;

use super::lanes::{Edge, Lanes};
use super::style::{self, FAINT, GOOD, HEAD, ID, LABEL, paint};
use crate::report::{History, Revision, split_lines};

/// Draws the graph, at most `width` columns wide where ids and labels allow it.
pub fn draw(history: &History, width: usize) -> String {
    let listed: HashSet<&str> = history
        .revisions
        .iter()
        .map(|revision| revision.revision.as_str())
        .collect();
    let mut drawn: HashSet<&str> = HashSet::new();
    let mut lanes = Lanes::default();
    // Labels are written where a branch begins to be listed, not on every revision of it.
    let mut labels_above: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut text = String::new();
    for revision in &history.revisions {
        let id = revision.revision.as_str();
        drawn.insert(id);
        // An edge upwards, which only a broken graph has, is left out.
        let below = |id: &str| listed.contains(id) && !drawn.contains(id);
        let cut = revision
            .down_revisions
            .iter()
            .any(|parent| !listed.contains(parent.as_str()));
        let (before, mut lines) = lanes.row(id, &edges(revision, below), cut, &glyph(revision));
        for line in before {
            text.push_str(&format!("{}\n", line.trim_end()));
        }
        let lines_width = lines.iter().map(|line| line.width_without_escapes()).max();
        let indent = lines_width.unwrap_or(0).max(lanes.width()) + 2;
        let known = labels_above.remove(id).unwrap_or_default();
        let labels: Vec<&str> = revision
            .branch_labels
            .iter()
            .map(String::as_str)
            .filter(|label| !known.contains(label))
            .collect();
        for parent in &revision.down_revisions {
            labels_above
                .entry(parent)
                .or_default()
                .extend(revision.branch_labels.iter().map(String::as_str));
        }
        let message = describe(
            revision,
            &labels,
            width.saturating_sub(indent),
            history.verbose,
        );
        let message: Vec<&str> = split_lines(&message);
        while lines.len() < message.len() {
            lines.push(lanes.padding());
        }
        for (number, line) in lines.iter().enumerate() {
            let said = message.get(number).copied().unwrap_or("");
            let gap = indent - line.width_without_escapes();
            text.push_str(format!("{line}{:gap$}{said}", "").trim_end());
            text.push('\n');
        }
    }
    text.push_str(&legend(history));
    text
}

fn edges<'a>(revision: &'a Revision, below: impl Fn(&str) -> bool) -> Vec<Edge<'a>> {
    let parents = revision.down_revisions.iter().map(|id| Edge {
        to: id,
        dashed: false,
    });
    let dependencies = revision
        .dependencies
        .iter()
        .filter(|id| !revision.down_revisions.contains(id));
    let dependencies = dependencies.map(|id| Edge {
        to: id,
        dashed: true,
    });
    parents
        .chain(dependencies)
        .filter(|edge| below(edge.to))
        .collect()
}

fn glyph(revision: &Revision) -> String {
    match (revision.current, revision.applied) {
        (Some(true), _) => paint(GOOD, "@"),
        (_, Some(true)) => paint(GOOD, "●"),
        _ => "○".to_owned(),
    }
}

/// Says in one line what the revision is, and with `verbose` in more lines all about it.
fn describe(revision: &Revision, labels: &[&str], width: usize, verbose: bool) -> String {
    let mut line = paint(ID, &revision.revision);
    let mut used = revision.revision.width();
    let mut add = |style, word: &str| {
        // A word that is cut is better than a line that is broken, and the lanes with it.
        let word = style::fit(word, width.saturating_sub(used + 1));
        if !word.is_empty() {
            used += word.width() + 1;
            line.push_str(&format!(" {}", paint(style, &word)));
        }
    };
    if revision.current == Some(true) {
        add(GOOD, "(database)");
    }
    if revision.effective_head {
        add(HEAD, "(effective head)");
    } else if revision.head {
        add(HEAD, "(head)");
    }
    if !labels.is_empty() {
        add(LABEL, &format!("[{}]", labels.join(", ")));
    }
    let message = style::fit(
        &style::first_line(&revision.message),
        width.saturating_sub(used + 2),
    );
    if !message.is_empty() {
        line.push_str(&format!("  {message}"));
    }
    if verbose {
        for (name, value) in revision.particulars() {
            line.push_str(&format!("\n{} {value}", paint(FAINT, &format!("{name}:"))));
        }
        for doc in split_lines(&revision.doc).iter().skip(1) {
            line.push_str(&format!("\n    {doc}"));
        }
        line.push_str("\n ");
    }
    line
}

/// Says what the signs mean and how far the database is behind, once the database was asked.
fn legend(history: &History) -> String {
    if !history
        .revisions
        .iter()
        .any(|revision| revision.applied.is_some())
    {
        return String::new();
    }
    let pending = history
        .revisions
        .iter()
        .filter(|revision| revision.applied == Some(false))
        .count();
    let signs = format!("@ the database is here · ● applied · ○ not applied ({pending})");
    let gap = if history.verbose { "" } else { "\n" };
    let mut legend = format!("{gap}{}\n", paint(FAINT, &signs));
    for row in &history.unknown_rows {
        let text = format!("The database is at {row}, which no revision file has.");
        legend.push_str(&format!("{}\n", paint(style::WARNING, &text)));
    }
    legend
}

/// The width of a text on the screen.
trait Columns {
    fn width_without_escapes(&self) -> usize;
}

impl Columns for String {
    fn width_without_escapes(&self) -> usize {
        anstream::adapter::strip_str(self).to_string().width()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revision(id: &str, down: &[&str], message: &str) -> Revision {
        Revision {
            revision: id.into(),
            down_revisions: down.iter().map(|id| (*id).to_owned()).collect(),
            message: message.into(),
            doc: message.into(),
            ..Revision::default()
        }
    }

    fn drawn(history: &History, width: usize) -> String {
        format!("\n{}", anstream::adapter::strip_str(&draw(history, width)))
    }

    fn history(revisions: Vec<Revision>) -> History {
        History {
            revisions,
            unknown_rows: Vec::new(),
            verbose: false,
            indicate_current: false,
        }
    }

    #[test]
    fn the_database_is_marked_and_labels_stand_where_a_branch_begins() {
        let labels = || vec!["core".to_owned()];
        let at = |revision: Revision, current, applied| Revision {
            current: Some(current),
            applied: Some(applied),
            branch_labels: labels(),
            ..revision
        };
        let head = Revision {
            head: true,
            ..revision("dddd4", &["bbbb2", "cccc3"], "join")
        };
        let revisions = vec![
            at(head, false, false),
            at(
                revision(
                    "bbbb2",
                    &["aaaa1"],
                    "a message that is too long for this terminal",
                ),
                true,
                true,
            ),
            at(revision("cccc3", &["aaaa1"], "right"), false, false),
            at(revision("aaaa1", &[], "root"), false, true),
        ];
        assert_eq!(
            drawn(&history(revisions), 44),
            "
○    dddd4 (head) [core]  join
├─╮
@ │  bbbb2 (database)  a message that is to…
│ ○  cccc3  right
├─╯
●  aaaa1  root

@ the database is here · ● applied · ○ not applied (2)
"
        );
    }

    #[test]
    fn a_range_ends_in_a_tilde_and_verbose_lines_run_beside_the_lane() {
        let mut listed = history(vec![
            revision("bbbb2", &["aaaa1"], "two"),
            revision("aaaa1", &["zzzz0"], "one"),
        ]);
        assert_eq!(drawn(&listed, 80), "\n○  bbbb2  two\n○  aaaa1  one\n~\n");
        listed.verbose = true;
        listed.revisions.truncate(1);
        listed.revisions[0].path = "/p/b.py".into();
        assert_eq!(
            drawn(&listed, 80),
            "\n○  bbbb2  two\n~  Parent: aaaa1\n   Path: /p/b.py\n\n"
        );
    }
}
