//! One revision as commands show it: the facts, the line of `history` and `heads`, the block of `--verbose`.
//!
//! In: facts taken from the graph and the file. Out: Alembic's wording for them.

use serde::Serialize;

/// What there is to say about one revision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Revision {
    pub revision: String,
    pub down_revisions: Vec<String>,
    /// As written in the file: ids or labels.
    pub depends_on: Vec<String>,
    /// The ids that `depends_on` means.
    #[serde(skip)]
    pub dependencies: Vec<String>,
    /// Every label that applies to the revision, its own and those of its branch.
    pub branch_labels: Vec<String>,
    /// The revisions that name this one as their down revision.
    pub branches_into: Vec<String>,
    /// The docstring up to its first blank line.
    pub message: String,
    /// The whole docstring.
    pub doc: String,
    /// No revision names this one as its down revision.
    pub head: bool,
    /// A head that another revision depends on, so that `heads` as a target leaves it out.
    pub effective_head: bool,
    pub branch_point: bool,
    pub merge_point: bool,
    /// A row of the version table; None where the database was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<bool>,
    /// Applied, that is a row of the version table or an ancestor of one; None where the database was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied: Option<bool>,
    pub path: String,
}

/// Which parts a revision's line has.
#[derive(Debug, Clone, Copy, Default)]
pub struct LineParts {
    pub parents: bool,
    pub labels: bool,
    pub tree_markers: bool,
    pub current: bool,
    pub message: bool,
}

impl Revision {
    /// Returns the revision in one line, in the form of `history`, `heads`, `branches` and `current`.
    pub fn line(&self, parts: LineParts) -> String {
        let mut line = String::new();
        if parts.parents {
            line.push_str(&self.parents());
            if !self.depends_on.is_empty() {
                line.push_str(&format!(" ({})", self.depends_on.join(", ")));
            }
            line.push_str(" -> ");
        }
        line.push_str(&self.revision);
        if parts.labels && !self.branch_labels.is_empty() {
            line.push_str(&format!(" ({})", self.branch_labels.join(", ")));
        }
        for marker in self.markers(parts) {
            line.push_str(&format!(" ({marker})"));
        }
        if parts.message {
            line.push_str(", ");
            line.push_str(&self.message);
        }
        line
    }

    /// Returns the words that follow the id in parentheses, in Alembic's order.
    pub fn markers(&self, parts: LineParts) -> Vec<&'static str> {
        let mut markers = Vec::new();
        if self.effective_head {
            markers.push("effective head");
        } else if self.head {
            markers.push("head");
        }
        if parts.current && self.current == Some(true) {
            markers.push("current");
        }
        if parts.tree_markers && self.branch_point {
            markers.push("branchpoint");
        }
        if parts.tree_markers && self.merge_point {
            markers.push("mergepoint");
        }
        markers
    }

    /// Returns the block of `show` and of `--verbose`, its closing blank line included.
    pub fn block(&self, with_current: bool) -> String {
        let mut block = format!("Rev: {}", self.revision);
        let marked = [
            (self.head, "head"),
            (self.branch_point, "branchpoint"),
            (self.merge_point, "mergepoint"),
            (with_current && self.current == Some(true), "current"),
        ];
        for (_, marker) in marked.iter().filter(|(applies, _)| *applies) {
            block.push_str(&format!(" ({marker})"));
        }
        block.push('\n');
        for (name, value) in self.particulars() {
            block.push_str(&format!("{name}: {value}\n"));
        }
        block.push('\n');
        let lines: Vec<String> = split_lines(&self.doc)
            .iter()
            .map(|line| format!("    {line}"))
            .collect();
        block.push_str(&lines.join("\n"));
        block.push_str("\n\n");
        block
    }

    /// Returns the named lines of the block: parents, dependencies, children, labels, file.
    pub fn particulars(&self) -> Vec<(&'static str, String)> {
        let mut particulars = vec![(
            if self.merge_point { "Merges" } else { "Parent" },
            self.parents(),
        )];
        if !self.depends_on.is_empty() {
            particulars.push(("Also depends on", self.depends_on.join(", ")));
        }
        if self.branch_point {
            particulars.push(("Branches into", self.branches_into.join(", ")));
        }
        if !self.branch_labels.is_empty() {
            particulars.push(("Branch names", self.branch_labels.join(", ")));
        }
        particulars.push(("Path", self.path.clone()));
        particulars
    }

    /// Returns the down revisions, `<base>` where there is none.
    pub fn parents(&self) -> String {
        if self.down_revisions.is_empty() {
            "<base>".to_owned()
        } else {
            self.down_revisions.join(", ")
        }
    }
}

/// Splits a text into lines at every line boundary that Python knows, since Alembic leaves the splitting to Python.
pub fn split_lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        let breaks = matches!(
            character,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'
                ..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        );
        if !breaks {
            continue;
        }
        lines.push(&text[start..position]);
        start = position + character.len_utf8();
        if character == '\r' && characters.next_if(|(_, next)| *next == '\n').is_some() {
            start += 1;
        }
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected texts were recorded from Alembic 1.20.1.

    fn merge() -> Revision {
        Revision {
            revision: "f6f6ffff0006".into(),
            down_revisions: vec!["d4d4dddd0004".into(), "e5e5eeee0005".into()],
            branch_labels: vec!["left".into(), "core".into()],
            message: "merge left and right".into(),
            doc: "merge left and right".into(),
            merge_point: true,
            ..Revision::default()
        }
    }

    const HISTORY: LineParts = LineParts {
        parents: true,
        labels: true,
        tree_markers: true,
        current: true,
        message: true,
    };

    #[test]
    fn lines_have_the_parts_that_were_asked_for() {
        let heads = LineParts {
            labels: true,
            ..LineParts::default()
        };
        let head = Revision {
            revision: "a1".into(),
            head: true,
            branch_point: true,
            ..Revision::default()
        };
        assert_eq!(
            merge().line(HISTORY),
            "d4d4dddd0004, e5e5eeee0005 -> f6f6ffff0006 (left, core) (mergepoint), merge left and right"
        );
        assert_eq!(head.line(HISTORY), "<base> -> a1 (head) (branchpoint), ");
        assert_eq!(head.line(heads), "a1 (head)");
        assert_eq!(
            Revision {
                effective_head: true,
                ..head.clone()
            }
            .line(heads),
            "a1 (effective head)"
        );
        assert_eq!(
            Revision {
                current: Some(true),
                ..head.clone()
            }
            .line(heads),
            "a1 (head)"
        );
        assert_eq!(
            Revision {
                current: Some(true),
                depends_on: vec!["x".into(), "y".into()],
                ..head
            }
            .line(HISTORY),
            "<base> (x, y) -> a1 (head) (current) (branchpoint), "
        );
    }

    #[test]
    fn blocks_indent_every_line_of_the_docstring() {
        let revision = Revision {
            revision: "aaaa3".into(),
            down_revisions: vec!["aaaa2".into()],
            depends_on: vec!["bbbb1".into()],
            doc: "three\n\nCreate Date: now".into(),
            path: "/p/c.py".into(),
            head: true,
            effective_head: true,
            ..Revision::default()
        };
        assert_eq!(
            revision.block(false),
            "Rev: aaaa3 (head)\nParent: aaaa2\nAlso depends on: bbbb1\nPath: /p/c.py\n\n    three\n    \n    Create Date: now\n\n"
        );
        assert!(
            merge()
                .block(false)
                .contains("\nMerges: d4d4dddd0004, e5e5eeee0005\nBranch names: left, core\n")
        );
        assert!(Revision::default().block(false).ends_with("Path: \n\n\n\n"));
    }

    #[test]
    fn lines_are_split_as_python_splits_them() {
        assert_eq!(split_lines("a\r\nb\n\nc\n"), ["a", "b", "", "c"]);
        assert_eq!(split_lines("a\rb\u{2028}c\u{85}d"), ["a", "b", "c", "d"]);
        assert!(split_lines("").is_empty());
    }
}
