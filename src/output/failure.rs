//! A failure on the screen: what is true, where it comes from, what to do.
//!
//! In: `report::Failure`. Out: text with escape sequences, for stderr. The first line is `FAILED: <message>`, which is
//! what scripts look for in Alembic's output.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::style::{BAD, FAINT, HINT, fit, paint};
use crate::report::{Call, Failure, Location, Statement};

/// Statements longer than this are shown around the place that failed only.
const STATEMENT_LINES: usize = 12;

/// Wider than any line of code.
const UNCUT: usize = 10_000;

/// Draws a failure; `width` is a terminal's, into a pipe nothing is cut.
pub fn draw(failure: &Failure, width: Option<usize>) -> String {
    let mut text = format!("{} {}\n", paint(BAD, "FAILED:"), failure.message.trim_end());
    for cause in &failure.causes {
        text.push_str(&format!("  {}\n", indent(cause)));
    }
    if let Some(location) = &failure.location {
        text.push_str(&draw_location(location, width));
    }
    for call in called_from(&failure.calls) {
        let place = format!("{}:{}", call.file, call.line);
        let times = match call.times {
            1 => String::new(),
            times => format!(" ({times} times)"),
        };
        text.push_str(&format!(
            "  {} {place}, in {}{times}\n",
            paint(FAINT, "called from"),
            call.function
        ));
    }
    if let Some(statement) = &failure.statement {
        text.push_str(&draw_statement(statement, width));
    }
    if let Some(database) = &failure.database {
        let mut said = vec![(
            "PostgreSQL",
            format!("{} {}", database.severity, database.sqlstate),
        )];
        let parts = [
            ("Detail", &database.detail),
            ("Server's hint", &database.hint),
            ("Where", &database.context),
        ];
        said.extend(
            parts
                .into_iter()
                .filter_map(|(name, value)| Some((name, value.clone()?))),
        );
        for (name, value) in said {
            text.push_str(&format!(
                "{} {}\n",
                paint(FAINT, &format!("{name}:")),
                indent(&value)
            ));
        }
    }
    for hint in &failure.hints {
        text.push_str(&draw_hint(hint));
    }
    text
}

/// The calls on the way to the innermost one, which is the location, from there outwards.
fn called_from(calls: &[Call]) -> Vec<Call> {
    let mut calls: Vec<Call> = calls.iter().rev().cloned().collect();
    if let Some(innermost) = calls.first_mut() {
        innermost.times -= 1;
        if innermost.times == 0 {
            calls.remove(0);
        }
    }
    calls
}

/// Draws a hint.
pub fn draw_hint(hint: &str) -> String {
    format!("{} {}\n", paint(HINT, "Hint:"), indent(hint))
}

pub(super) fn indent(text: &str) -> String {
    text.trim_end().replace('\n', "\n  ")
}

fn draw_location(location: &Location, width: Option<usize>) -> String {
    let (Some(line), Some(excerpt)) = (location.line, &location.excerpt) else {
        let place = match (location.line, location.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", location.file),
            (Some(line), None) => format!("{}:{line}", location.file),
            _ => location.file.clone(),
        };
        return format!("  {} {place}\n", paint(FAINT, "-->"));
    };
    // The number of the line and the bar before it take some columns.
    let excerpt = match width {
        Some(width) => fit(excerpt, width.saturating_sub(line.to_string().len() + 4)),
        None => excerpt.clone(),
    };
    let span = span_of(&excerpt, location.column);
    let snippet = Snippet::source(excerpt)
        .line_start(line)
        .path(location.file.as_str())
        .annotation(AnnotationKind::Primary.span(span));
    render(snippet, width)
}

fn draw_statement(statement: &Statement, width: Option<usize>) -> String {
    let sql = statement.sql.replace('\t', "    ");
    let lines: Vec<&str> = sql.trim_end().split('\n').collect();
    // SQLAlchemy's statements begin with an empty line.
    let blank = lines
        .iter()
        .take_while(|line| line.trim().is_empty())
        .count();
    let failing = statement.line.map_or(blank, |line| line - 1);
    let (first, last) = if lines.len() - blank <= STATEMENT_LINES {
        (blank, lines.len())
    } else {
        let first = failing.saturating_sub(STATEMENT_LINES / 2).max(blank);
        (first, (first + STATEMENT_LINES).min(lines.len()))
    };
    let shown = lines.get(first..last).unwrap_or_default().join("\n");
    let mut snippet = Snippet::source(shown.clone())
        .line_start(first + 1)
        .path("SQL")
        .fold(false);
    if let (Some(line), Some(column)) = (statement.line, statement.column) {
        let tabs = statement
            .sql
            .split('\n')
            .nth(line - 1)
            .unwrap_or("")
            .chars()
            .take(column - 1)
            .filter(|character| *character == '\t')
            .count();
        let start: usize = lines
            .get(first..line - 1)
            .unwrap_or_default()
            .iter()
            .map(|line| line.len() + 1)
            .sum();
        let line = lines.get(line - 1).copied().unwrap_or("");
        let offset = line
            .char_indices()
            .nth(column - 1 + tabs * 3)
            .map_or(line.len(), |(offset, _)| offset);
        let end = offset
            + line[offset..]
                .find(|character: char| !character.is_alphanumeric() && character != '_')
                .unwrap_or(line.len() - offset)
                .max(1);
        snippet = snippet.annotation(
            AnnotationKind::Primary
                .span((start + offset).min(shown.len())..(start + end).min(shown.len())),
        );
    } else {
        snippet = snippet.annotation(AnnotationKind::Visible.span(0..shown.len()));
    }
    render(snippet, width)
}

fn render(snippet: Snippet<'_, annotate_snippets::Annotation<'_>>, width: Option<usize>) -> String {
    let group = Group::with_level(Level::ERROR).element(snippet);
    let drawn = Renderer::styled()
        .term_width(width.unwrap_or(UNCUT))
        .render(&[group]);
    drawn.trim_end().to_owned() + "\n"
}

/// Returns the part of a line that is worth underlining: from the column on, or from the first visible character.
fn span_of(line: &str, column: Option<usize>) -> std::ops::Range<usize> {
    let end = line.trim_end().len();
    let start = match column {
        Some(column) => line
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(end, |(start, _)| start),
        None => line.len() - line.trim_start().len(),
    };
    if start < end { start..end } else { end..end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Call, DatabaseMessage};

    #[test]
    fn a_failure_says_what_where_and_what_to_do() {
        let failure = Failure {
            code: "statement-failed".into(),
            message: "column \"c\" does not exist".into(),
            causes: vec!["in upgrade() of revision a1".into()],
            hints: vec!["mig stamp a1".into()],
            location: Some(Location {
                file: "a1.py".into(),
                line: Some(7),
                column: None,
                excerpt: Some("    op.execute(TEXT)".into()),
            }),
            calls: vec![
                Call {
                    file: "a1.py".into(),
                    line: 12,
                    function: "upgrade".into(),
                    times: 1,
                },
                Call {
                    file: "a1.py".into(),
                    line: 7,
                    function: "help".into(),
                    times: 1,
                },
            ],
            statement: Some(Statement::new("\nSELECT\n\tc", Some((3, 2)))),
            database: Some(DatabaseMessage {
                severity: "ERROR".into(),
                sqlstate: "42703".into(),
                detail: Some("one\ntwo".into()),
                ..DatabaseMessage::default()
            }),
        };
        let drawn = anstream::adapter::strip_str(&draw(&failure, None)).to_string();
        assert_eq!(
            drawn,
            "\
FAILED: column \"c\" does not exist
  in upgrade() of revision a1
 --> a1.py:7:5
  |
7 |     op.execute(TEXT)
  |     ^^^^^^^^^^^^^^^^
  called from a1.py:12, in upgrade
 --> SQL:3:5
  |
2 | SELECT
3 |     c
  |     ^
PostgreSQL: ERROR 42703
Detail: one
  two
Hint: mig stamp a1
"
        );
    }

    #[test]
    fn code_is_cut_at_the_edge_of_a_terminal_only() {
        let location = Location {
            file: "a.py".into(),
            line: Some(1),
            column: Some(2),
            excerpt: Some("x".repeat(100)),
        };
        let drawn =
            |width| anstream::adapter::strip_str(&draw_location(&location, width)).to_string();
        assert!(
            drawn(Some(40))
                .lines()
                .all(|line| line.chars().count() <= 40)
        );
        assert!(drawn(None).contains(&"x".repeat(100)));
    }

    #[test]
    fn a_long_statement_is_shown_around_its_place() {
        let sql: Vec<String> = (1..=40).map(|line| format!("line{line}")).collect();
        let drawn = draw_statement(&Statement::new(&sql.join("\n"), Some((30, 1))), None);
        let drawn = anstream::adapter::strip_str(&drawn).to_string();
        assert!(drawn.contains("30 | line30"), "{drawn}");
        assert!(!drawn.contains("line10"), "{drawn}");
    }
}
