//! What may be a rename: asked on a terminal, hinted at elsewhere.
//!
//! In: the doubts that a comparison leaves. Out: the renames that somebody has agreed to, or a hint.

use super::Error;
use crate::autogenerate::{Doubt, Rename};
use crate::output::Ui;
use crate::runtime::Watch;

/// Asks about each, one after the other, until a signal ends it: where `watch` listens to signals they end no process.
pub fn ask(doubts: Vec<Doubt>, watch: &Watch, ui: &mut Ui) -> Result<Vec<Rename>, Error> {
    let mut settled: Vec<Rename> = Vec::new();
    for doubt in doubts {
        let open: Vec<(String, Rename)> = doubt
            .candidates
            .into_iter()
            .filter(|(_, rename)| !settled.iter().any(|other| lead_to_one(rename, other)))
            .collect();
        if open.is_empty() {
            continue;
        }
        let question = question(doubt.kind, &doubt.gone, &open);
        let answer = ui.ask(&question, |end| watch.attach(end));
        let Some(answer) = answer else {
            let by = watch.interruption().map(ToString::to_string);
            return Err(Error::Interrupted {
                by: by.unwrap_or_default(),
            });
        };
        if let Some(position) = chosen(&answer, open.len()) {
            settled.extend(open.into_iter().nth(position).map(|(_, rename)| rename));
        }
    }
    Ok(settled)
}

/// Whether both would give one new thing two pasts.
fn lead_to_one(one: &Rename, other: &Rename) -> bool {
    match (one, other) {
        (
            Rename::Table { table, new },
            Rename::Table {
                table: there,
                new: taken,
            },
        ) => table.schema == there.schema && new == taken,
        (
            Rename::Column { table, new, .. },
            Rename::Column {
                table: there,
                new: taken,
                ..
            },
        ) => table == there && new == taken,
        _ => false,
    }
}

fn question(kind: &str, gone: &str, open: &[(String, Rename)]) -> String {
    if let [(name, _)] = open {
        return format!("Is {kind} {name} the old {gone} under a new name? [y/N] ");
    }
    let mut question = format!("Which of these is {kind} {gone} under a new name?\n");
    for (number, (name, _)) in open.iter().enumerate() {
        question.push_str(&format!("  {}  {name}\n", number + 1));
    }
    question.push_str("Its number, or Enter for none: ");
    question
}

/// Which candidate an answer means; nothing clear means none.
fn chosen(answer: &str, count: usize) -> Option<usize> {
    let answer = answer.trim().to_lowercase();
    if count == 1 && matches!(answer.as_str(), "y" | "yes") {
        return Some(0);
    }
    let number: usize = answer.parse().ok()?;
    (1..=count).contains(&number).then(|| number - 1)
}

/// How many are named in a hint.
const NAMED: usize = 4;

/// How to say that something is a rename, in one line; None where nothing looks like one.
pub fn hint(doubts: &[Doubt]) -> Option<String> {
    let ways: Vec<String> = doubts
        .iter()
        .map(|doubt| {
            let options: Vec<String> = doubt
                .candidates
                .iter()
                .map(|(_, rename)| format!("--rename {}", shell_word(&rename.to_string())))
                .collect();
            options.join(" or ")
        })
        .collect();
    let more = match ways.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let (first, others) = ways.split_first()?;
    let named = others.iter().take(NAMED - 1);
    let named: String = named.map(|way| format!(", {way}")).collect();
    Some(format!(
        "what goes on under a new name keeps its data if it is said: {first}{named}{more}"
    ))
}

/// A word as a shell takes it.
fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn only_a_clear_answer_is_one() {
        assert_eq!(chosen("y\n", 1), Some(0));
        assert_eq!(chosen("Yes", 1), Some(0));
        assert_eq!(chosen("1", 1), Some(0));
        assert_eq!(chosen("", 1), None);
        assert_eq!(chosen("n", 1), None);
        assert_eq!(chosen("y", 2), None);
        assert_eq!(chosen("2\n", 2), Some(1));
        assert_eq!(chosen("3", 2), None);
        assert_eq!(chosen("0", 2), None);
    }
}
