//! docs/compatibility.md: every row of tests/compatibility/rows.txt with what the cases say about it.
//!
//! In: the rows and the cases. Out: the page's text. A case belongs to the rows that its `rows` file lists, one a line
//! or several, and to the one that its folder's name begins with (`op-01-create-table` belongs to OP-01).
//!
//! ```text
//! # a section: its title
//! OP-01 what the row is about
//! OP-88 what the row is about -- not supported: why
//! OP-92 what the row is about -- no case: why there can be none
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::case::{Case, Stream};
use super::{Problem, difference, read_optional};

const HEAD: &str = "\
# Compatibility with Alembic, row by row

<!-- Made from tests/compatibility/rows.txt and the cases. To make it anew: MIG_TEST=overwrite cargo test --test cases compatibility -->

Each row is a behaviour of Alembic 1.20.1 on PostgreSQL, and each case was recorded from the real Alembic where Alembic can do
it; the tests hold mig to it. **works** is the same text, messages and database; **differs** says in what, by the words of the
cases; **not supported** ends in an error, or a line of `mig check --env`, that names place and remedy.
";

struct Row {
    id: String,
    title: String,
    /// What is to be said where no case can say it.
    remark: Option<String>,
}

struct Section {
    title: String,
    rows: Vec<Row>,
}

/// The page as it has to be.
pub fn page(rows: &Path, cases: &[Case]) -> Result<String, Problem> {
    let text = read_optional(rows).ok_or_else(|| format!("{}: not there", rows.display()))?;
    let sections = read_sections(&text)?;
    let covered = cases_by_row(&sections, cases)?;
    let mut page = HEAD.to_owned();
    for section in &sections {
        page += &format!(
            "\n## {}\n\n| row | what | mig | cases |\n|---|---|---|---|\n",
            section.title
        );
        for row in &section.rows {
            let cases = covered.get(row.id.as_str()).map_or(&[][..], Vec::as_slice);
            let names: Vec<String> = cases
                .iter()
                .map(|case| format!("`{}`", case.name))
                .collect();
            writeln!(
                page,
                "| {} | {} | {} | {} |",
                row.id,
                row.title,
                verdict(row, cases),
                names.join(" ")
            )
            .expect("a String takes everything");
        }
    }
    Ok(page)
}

/// What differs between the page as it is and as it has to be.
pub fn compare(page: &Path, expected: &str) -> Result<(), Problem> {
    let now = read_optional(page).unwrap_or_default();
    match difference("docs/compatibility.md", expected, &now) {
        Some(problem) => Err(format!(
            "out of date; make it anew with MIG_TEST=overwrite\n{problem}"
        )),
        None => Ok(()),
    }
}

fn verdict(row: &Row, cases: &[&Case]) -> String {
    if let Some(remark) = &row.remark {
        return emphasized(remark);
    }
    if cases.is_empty() {
        return "no case yet".to_owned();
    }
    let mut reasons = Vec::new();
    let mut notes = Vec::new();
    for (stream, reason) in cases.iter().flat_map(|case| &case.differs) {
        let list = match stream {
            Stream::Random | Stream::Alembic => &mut notes,
            _ => &mut reasons,
        };
        if reason != "the same" && !list.contains(reason) {
            list.push(reason.clone());
        }
    }
    let word = if reasons.is_empty() {
        "**works**"
    } else {
        "**differs**"
    };
    reasons.extend(notes);
    if reasons.is_empty() {
        word.to_owned()
    } else {
        format!("{word}: {}", reasons.join("; "))
    }
}

/// `not supported: why` with its first words in bold.
fn emphasized(remark: &str) -> String {
    match remark.split_once(": ") {
        Some((word, why)) => format!("**{word}**: {why}"),
        None => format!("**{remark}**"),
    }
}

fn read_sections(text: &str) -> Result<Vec<Section>, Problem> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            sections.push(Section {
                title: title.to_owned(),
                rows: Vec::new(),
            });
            continue;
        }
        let (id, rest) = line
            .split_once(' ')
            .ok_or_else(|| format!("rows.txt: a row without a title: {line}"))?;
        let (title, remark) = match rest.split_once(" -- ") {
            Some((title, remark)) => (title, Some(remark.to_owned())),
            None => (rest, None),
        };
        let section = sections
            .last_mut()
            .ok_or_else(|| format!("rows.txt: a row before the first section: {line}"))?;
        section.rows.push(Row {
            id: id.to_owned(),
            title: title.to_owned(),
            remark,
        });
    }
    Ok(sections)
}

fn cases_by_row<'a>(
    sections: &[Section],
    cases: &'a [Case],
) -> Result<BTreeMap<String, Vec<&'a Case>>, Problem> {
    let known: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.rows)
        .map(|row| row.id.as_str())
        .collect();
    let mut covered: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        for id in case.rows() {
            if !known.contains(&id.as_str()) {
                return Err(format!("{}: rows.txt has no row {id}", case.name));
            }
            covered.entry(id).or_default().push(case);
        }
    }
    Ok(covered)
}
