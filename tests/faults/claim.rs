//! What mig says about a run that was ended, held against what is true.

use super::stage::{Finished, LAST, Problem, id};

/// Where the database stands, as a failure says it.
#[derive(Debug, Default)]
struct Claim {
    /// The last of the revisions that are said to be there.
    kept: Option<usize>,
    /// The last of those of which it is said that nobody knows.
    doubtful: Option<usize>,
    /// Nothing is said to be there.
    nothing: bool,
    /// All is said to be there.
    all: bool,
    /// Part of a revision is said to be there, or it is not known whether a statement took effect.
    partly: bool,
    unanswered: bool,
}

const LOST: &str = "connection to the server was lost";

/// Checks status and message of a run whose connection went; `at` is where the database stands, `committing` says whether
/// a COMMIT was on its way.
pub fn check(run: &Finished, at: usize, committing: bool) -> Result<(), Problem> {
    if run.status != Some(1) {
        return Err(format!("a lost connection, but: {run:?}"));
    }
    let connecting = run.stderr.contains("FAILED: can't connect to");
    if connecting {
        return match at {
            0 => Ok(()),
            _ => Err(format!("it did not only connect, at {}: {run:?}", id(at))),
        };
    }
    if !run.stderr.contains(LOST) {
        return Err(format!("it does not say what happened: {run:?}"));
    }
    standing(&run.stderr, at, committing).map_err(|problem| format!("{problem}: {run:?}"))
}

/// Checks what a failure says about where the database stands.
pub fn standing(stderr: &str, at: usize, committing: bool) -> Result<(), Problem> {
    let claim = read(stderr)?;
    let kept = claim.kept.unwrap_or(0);
    if claim.doubtful.is_some() != committing && !claim.unanswered {
        return Err(format!("a COMMIT was under way: {committing}"));
    }
    if claim.all && at != LAST || claim.nothing && at != 0 && claim.doubtful.is_none() {
        return Err(format!("the database is at {}", id(at)));
    }
    if at != kept && Some(at) != claim.doubtful && !claim.all {
        return Err(format!(
            "the database is at {}, not at {}",
            id(at),
            id(kept)
        ));
    }
    Ok(())
}

/// Reads the line that says where the database stands.
fn read(stderr: &str) -> Result<Claim, Problem> {
    let line = stderr.lines().find(|line| {
        [
            "in the database: ",
            "nothing of this run is in the database",
            "not known whether",
            "all of this run is in the database",
        ]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
    });
    let line = line
        .ok_or("it does not say where the database stands")?
        .trim();
    let mut claim = Claim::default();
    for part in line.split("; ") {
        if let Some(list) = part.strip_prefix("in the database: ") {
            claim.kept = last_of(list.split(", what ").next().unwrap_or_default());
            claim.partly = list.contains("without its version row");
        } else if part == "nothing of this run is in the database" {
            claim.nothing = true;
        } else if part.starts_with("all of this run is in the database") {
            claim.all = true;
        } else if let Some(list) = part.strip_prefix("not known whether the COMMIT of ") {
            claim.doubtful = Some(last_of(list).unwrap_or(claim.kept.unwrap_or(0)));
        } else if part.starts_with("not known whether the last statement") {
            claim.unanswered = true;
        }
    }
    Ok(claim)
}

/// The last revision that is named.
fn last_of(list: &str) -> Option<usize> {
    let words = list.split([',', ' ']);
    words
        .filter_map(|word| word.strip_prefix('r')?.parse().ok())
        .next_back()
}
