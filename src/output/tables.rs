//! `heads`, `branches`, `current` and `show` on a terminal.
//!
//! In: their answers. Out: tables with escape sequences, no wider than the terminal.

use comfy_table::{
    Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, TableComponent, presets,
};

use super::style::{self, FAINT, GOOD, HEAD, ID, WARNING, paint};
use crate::report::{Branches, Current, Heads, Revision, Show};

/// Below this many columns for the rest of the table an id may be broken over lines; else it stays in one, for copying.
const ROOM_BESIDE_ID: usize = 20;

/// Draws the heads.
pub fn heads(answer: &Heads, width: usize) -> String {
    if answer.heads.is_empty() {
        return faint_line("There are no revisions.");
    }
    if answer.verbose {
        return answer.heads.iter().map(block).collect();
    }
    let labelled = answer
        .heads
        .iter()
        .any(|head| !head.branch_labels.is_empty());
    let mut table = table(
        width,
        &[
            "Head",
            "Message",
            if labelled { "Labels" } else { "" },
            "Kind",
        ],
    );
    for head in &answer.heads {
        let kind = if head.effective_head {
            "needed by another"
        } else {
            "head"
        };
        let kind = Cell::new(kind).fg(if head.effective_head {
            Color::Reset
        } else {
            Color::DarkMagenta
        });
        add_row(
            &mut table,
            vec![id_cell(head), message_cell(head), labels_cell(head), kind],
            &[true, true, labelled, true],
        );
    }
    finish(table, 1)
}

/// Draws the branch points with what follows them.
pub fn branches(answer: &Branches, width: usize) -> String {
    if answer.branch_points.is_empty() {
        return faint_line("There are no branch points: the history is a line.");
    }
    let mut text = String::new();
    for branch_point in &answer.branch_points {
        if answer.verbose {
            text.push_str(&block(&branch_point.revision));
        }
    }
    let all = answer
        .branch_points
        .iter()
        .flat_map(|point| point.children.iter().chain([&point.revision]));
    let labelled = all
        .into_iter()
        .any(|revision| !revision.branch_labels.is_empty());
    let mut table = table(
        width,
        &[
            "Branch point",
            "Followed by",
            "Message",
            if labelled { "Labels" } else { "" },
        ],
    );
    for branch_point in &answer.branch_points {
        let revision = &branch_point.revision;
        let shown = [true, true, true, labelled];
        add_row(
            &mut table,
            vec![
                id_cell(revision),
                Cell::new(""),
                message_cell(revision),
                labels_cell(revision),
            ],
            &shown,
        );
        for child in &branch_point.children {
            add_row(
                &mut table,
                vec![
                    Cell::new(""),
                    id_cell(child),
                    message_cell(child),
                    labels_cell(child),
                ],
                &shown,
            );
        }
    }
    text.push_str(&finish(table, 2));
    text
}

/// Draws where the database stands.
pub fn current(answer: &Current, width: usize) -> String {
    let mut text = faint_line(&answer.database);
    if answer.verbose {
        text.extend(answer.revisions.iter().map(block));
    } else if !answer.revisions.is_empty() {
        let labelled = answer
            .revisions
            .iter()
            .any(|revision| !revision.branch_labels.is_empty());
        let mut table = table(
            width,
            &[
                "Revision",
                "Message",
                if labelled { "Labels" } else { "" },
                "State",
            ],
        );
        for revision in &answer.revisions {
            let cells = vec![
                id_cell(revision),
                message_cell(revision),
                labels_cell(revision),
                state_cell(revision, answer),
            ];
            add_row(&mut table, cells, &[true, true, labelled, true]);
        }
        text.push_str(&finish(table, 1));
    }
    text.push_str(&match (answer.pending, answer.revisions.is_empty()) {
        (0, true) => faint_line("Nothing is applied, and there are no revisions."),
        (0, false) => paint(GOOD, "Everything is applied.") + "\n",
        (1, false) => paint(WARNING, "1 revision is not applied.") + " mig upgrade heads\n",
        (pending, false) => {
            paint(WARNING, &format!("{pending} revisions are not applied."))
                + " mig upgrade heads\n"
        }
        (pending, true) => {
            paint(WARNING, &format!("Nothing is applied; {pending} to go."))
                + " mig upgrade heads\n"
        }
    });
    text
}

/// Draws the blocks of `show`.
pub fn show(answer: &Show) -> String {
    answer.revisions.iter().map(block).collect()
}

fn block(revision: &Revision) -> String {
    let mut text = format!("{} {}", paint(FAINT, "Rev:"), paint(ID, &revision.revision));
    let marked = [
        (revision.head, "head"),
        (revision.branch_point, "branchpoint"),
        (revision.merge_point, "mergepoint"),
    ];
    for (_, marker) in marked.iter().filter(|(applies, _)| *applies) {
        text.push_str(&format!(" {}", paint(HEAD, &format!("({marker})"))));
    }
    text.push('\n');
    for (name, value) in revision.particulars() {
        text.push_str(&format!("{} {value}\n", paint(FAINT, &format!("{name}:"))));
    }
    text.push('\n');
    for line in crate::report::split_lines(&revision.doc) {
        text.push_str(&format!("    {line}\n"));
    }
    text.push('\n');
    text
}

fn state_cell(revision: &Revision, answer: &Current) -> Cell {
    let mut words = Vec::new();
    if revision.effective_head {
        words.push("effective head");
    } else if revision.head {
        words.push("head");
    }
    if revision.branch_point {
        words.push("branch point");
    }
    if revision.merge_point {
        words.push("merge point");
    }
    if !answer.rows.contains(&revision.revision) {
        words.push("through depends_on");
    }
    let cell = Cell::new(words.join(", "));
    if revision.head {
        cell.fg(Color::DarkGreen)
    } else {
        cell
    }
}

fn id_cell(revision: &Revision) -> Cell {
    Cell::new(&revision.revision).add_attribute(Attribute::Bold)
}

fn message_cell(revision: &Revision) -> Cell {
    Cell::new(style::first_line(&revision.message))
}

fn labels_cell(revision: &Revision) -> Cell {
    Cell::new(revision.branch_labels.join(", ")).fg(Color::DarkCyan)
}

fn table(width: usize, header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_style(TableComponent::HeaderLines, '─');
    table.set_style(TableComponent::MiddleHeaderIntersections, '─');
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.enforce_styling();
    let cells = header
        .iter()
        .filter(|name| !name.is_empty())
        .map(|name| Cell::new(name).add_attribute(Attribute::Dim));
    table.set_header(cells);
    table
}

fn add_row(table: &mut Table, cells: Vec<Cell>, shown: &[bool]) {
    table.add_row(
        cells
            .into_iter()
            .zip(shown)
            .filter(|(_, shown)| **shown)
            .map(|(cell, _)| cell),
    );
}

/// Returns the table's text; its first columns, `ids` in number, hold ids.
fn finish(mut table: Table, ids: usize) -> String {
    let widths = table.column_max_content_widths();
    let widest: u16 = widths.iter().take(ids).sum();
    let room = table.width().unwrap_or(0).saturating_sub(widest);
    if usize::from(room) >= ROOM_BESIDE_ID {
        for column in table.column_iter_mut().take(ids) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

fn faint_line(text: &str) -> String {
    paint(FAINT, text) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> String {
        let stripped = anstream::adapter::strip_str(text).to_string();
        stripped
            .lines()
            .map(|line| line.trim_end().to_owned() + "\n")
            .collect()
    }

    fn head(id: &str, message: &str, labels: &[&str]) -> Revision {
        Revision {
            revision: id.into(),
            message: message.into(),
            branch_labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            head: true,
            ..Revision::default()
        }
    }

    #[test]
    fn heads_are_a_table_that_fits() {
        let heads_of = |heads| Heads {
            heads,
            verbose: false,
        };
        let answer = heads_of(vec![
            head("aaaa1", "one\nmore", &[]),
            Revision {
                effective_head: true,
                ..head("bbbb2", "two", &["b"])
            },
        ]);
        assert_eq!(
            stripped(&heads(&answer, 60)),
            " Head    Message   Labels   Kind
────────────────────────────────────────────
 aaaa1   one                head
 bbbb2   two       b        needed by another
"
            .replace(
                "────────────────────────────────────────────",
                "──────────────────────────────────────────────"
            )
        );
        let long = heads_of(vec![head(
            "20251022_1351_discovery_documents_user_id_fk",
            &"word ".repeat(20),
            &[],
        )]);
        let table = stripped(&heads(&long, 80));
        assert!(
            table.contains("20251022_1351_discovery_documents_user_id_fk"),
            "{table}"
        );
        assert!(
            table.lines().all(|line| line.chars().count() <= 80),
            "{table}"
        );
        assert_eq!(
            stripped(&heads(&heads_of(Vec::new()), 80)),
            "There are no revisions.\n"
        );
    }

    #[test]
    fn current_says_how_far_the_database_is() {
        let answer = |revisions: Vec<Revision>, pending| Current {
            database: "postgresql://u@h/d".into(),
            rows: revisions
                .iter()
                .map(|revision| revision.revision.clone())
                .collect(),
            revisions,
            pending,
            check: None,
            verbose: false,
        };
        let last = |answer: &Current| {
            stripped(&current(answer, 80))
                .lines()
                .last()
                .unwrap_or("")
                .to_owned()
        };
        assert_eq!(
            last(&answer(vec![head("a", "", &[])], 0)),
            "Everything is applied."
        );
        assert_eq!(
            last(&answer(vec![head("a", "", &[])], 2)),
            "2 revisions are not applied. mig upgrade heads"
        );
        assert_eq!(
            last(&answer(Vec::new(), 3)),
            "Nothing is applied; 3 to go. mig upgrade heads"
        );
        assert_eq!(
            last(&answer(Vec::new(), 0)),
            "Nothing is applied, and there are no revisions."
        );
    }
}
