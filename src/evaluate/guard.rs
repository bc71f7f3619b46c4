//! Finds the lines of a Python file on which an exception would be caught.
//!
//! In: the text of a file. Out: ranges of lines: bodies of `try:` statements that have handlers, and of
//! `with suppress(...)` blocks. Under PostgreSQL a failing statement inside such a body must not poison the transaction
//! (the revision file means to go on), so the host runs it under a savepoint.

use rustpython_ruff_python_ast::visitor::{Visitor, walk_stmt};
use rustpython_ruff_python_ast::{Expr, Stmt};
use rustpython_ruff_source_file::LineIndex;
use rustpython_ruff_text_size::{Ranged, TextRange};

use crate::python_text::parse_module;

/// Line ranges (from 1, inclusive) in which exceptions are caught by the file itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuardedLines(Vec<(usize, usize)>);

impl GuardedLines {
    /// Reads them from the text of a file; a file that does not parse has none (it can't run either).
    pub fn of(text: &str) -> GuardedLines {
        if !text.contains("try") && !text.contains("suppress") {
            return GuardedLines::default();
        }
        let Ok(parsed) = parse_module(text) else {
            return GuardedLines::default();
        };
        let index = LineIndex::from_source_text(text);
        let mut finder = Finder { ranges: Vec::new() };
        finder.visit_body(&parsed.syntax().body);
        let line = |offset| index.line_index(offset).get();
        GuardedLines(
            finder
                .ranges
                .iter()
                .map(|range| (line(range.start()), line(range.end())))
                .collect(),
        )
    }

    /// Whether an exception raised on this line is caught in this file.
    pub fn contain(&self, line: usize) -> bool {
        self.0
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&line))
    }

    /// Whether the file catches nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

struct Finder {
    ranges: Vec<TextRange>,
}

impl Finder {
    fn add(&mut self, body: &[Stmt]) {
        if let (Some(first), Some(last)) = (body.first(), body.last()) {
            self.ranges.push(TextRange::new(first.start(), last.end()));
        }
    }
}

impl<'a> Visitor<'a> for Finder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Try(node) if !node.handlers.is_empty() => self.add(&node.body),
            Stmt::With(node)
                if node
                    .items
                    .iter()
                    .any(|item| is_suppress(&item.context_expr)) =>
            {
                self.add(&node.body)
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }
}

fn is_suppress(expression: &Expr) -> bool {
    let Expr::Call(call) = expression else {
        return false;
    };
    match call.func.as_ref() {
        Expr::Name(name) => name.id.as_str() == "suppress",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "suppress",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::GuardedLines;

    #[test]
    fn lines_that_are_guarded() {
        let text = "import x\ntry:\n    a()\n    b()\nexcept E:\n    c()\nwith suppress(E):\n    d()\ntry:\n    e()\nfinally:\n    f()\n";
        let guarded = GuardedLines::of(text);
        let lines: Vec<usize> = (1..=12).filter(|line| guarded.contain(*line)).collect();
        assert_eq!(lines, [3, 4, 8]);
        assert_eq!(GuardedLines::of("a = 1\n"), GuardedLines::default());
    }
}
