//! The edge: any error becomes one `report::Failure`.
//!
//! In: an `anyhow::Error` with the contexts that commands added. Out: the failure with everything known along the chain:
//! code, message, hints, the place in a file, the statement, what the server said. It decides nothing and prints nothing.

use std::collections::HashSet;
use std::path::Path;

use crate::report::{Call, DatabaseMessage, Failure, Location, Statement, excerpt};
use crate::runtime::{Standing, Unconfirmed};
use crate::{autogenerate, command, config, database, evaluate, revision, runtime, script};

/// Looks down the chain once and fills in what its links know; the innermost typed error names the failure.
pub fn explain(error: &anyhow::Error, all_calls: bool) -> Failure {
    let mut failure = Failure {
        code: "failed".into(),
        ..Failure::default()
    };
    // What was being done, the failure itself, and what lies beneath it.
    let (mut above, mut message, mut beneath) = (Vec::new(), None, Vec::new());
    let mut in_database = false;
    let mut advice = Vec::new();
    for link in error.chain() {
        let text = link.to_string();
        if let Some(error) = link.downcast_ref::<command::Advised>() {
            advice.extend(error.hints.iter().cloned());
            in_database = true;
        } else if explain_link(link, in_database, &mut failure) {
            above.extend(message.replace(text));
            above.append(&mut beneath);
        } else {
            beneath.push(text);
        }
    }
    failure.hints.append(&mut advice);
    // What passes through several links is known to each of them.
    let mut seen = HashSet::new();
    failure.hints.retain(|hint| seen.insert(hint.clone()));
    failure.message = message.or_else(|| beneath.pop()).unwrap_or_default();
    let mut causes: Vec<String> = above
        .into_iter()
        .chain(std::mem::take(&mut failure.causes))
        .chain(beneath)
        .collect();
    // An error that passes another one through has said its words already.
    causes.retain(|cause| !failure.message.contains(cause.as_str()));
    causes.dedup();
    failure.causes = causes;
    // The innermost call is the location; the way there matters where there is one.
    if !all_calls && failure.calls.len() < 2 {
        failure.calls.clear();
    }
    failure.masked()
}

/// Fills in what an error of one of the areas knows; false for any other error.
fn explain_link(
    link: &(dyn std::error::Error + 'static),
    in_database: bool,
    failure: &mut Failure,
) -> bool {
    if let Some(error) = link.downcast_ref::<config::Error>() {
        explain_config(error, failure);
    } else if let Some(error) = link.downcast_ref::<database::Error>() {
        explain_database(error, failure);
    } else if let Some(error) = link.downcast_ref::<script::Error>() {
        explain_script(error, failure);
    } else if let Some(error) = link.downcast_ref::<script::create::CreateError>() {
        failure.code = error.code().into();
        failure.hints.extend(error.hints());
        if let Some(place) = error.location() {
            failure.location = Some(locate(place.path, place.line, place.column));
        }
    } else if let Some(error) = link.downcast_ref::<command::Unasked>() {
        failure.hints.push(error.hint());
    } else if let Some(error) = link.downcast_ref::<command::WritingError>() {
        failure.code = error.code().into();
        failure.hints.extend(error.hints());
    } else if let Some(error) = link.downcast_ref::<revision::Error>() {
        explain_revision(error, failure);
    } else if let Some(error) = link.downcast_ref::<evaluate::Error>() {
        explain_evaluate(error, failure);
    } else if let Some(error) = link.downcast_ref::<runtime::Error>() {
        let aftermath = if in_database {
            Aftermath::Database
        } else {
            Aftermath::Script
        };
        explain_runtime(error, aftermath, failure);
    } else if let Some(error) = link.downcast_ref::<runtime::Unanswered>() {
        failure.code = error.code().into();
        failure.statement = error.statement().map(|sql| Statement::new(sql, None));
    } else if let Some(error) = link.downcast_ref::<autogenerate::RenameError>() {
        failure.code = error.code().into();
        failure.hints.extend(error.hints());
    } else if let Some(error) = link.downcast_ref::<command::Error>() {
        failure.code = error.code().into();
        failure.hints.extend(error.hints());
    } else {
        return false;
    }
    true
}

fn explain_config(error: &config::Error, failure: &mut Failure) {
    failure.code = error.code().into();
    failure.hints.extend(error.hints());
    if let Some(place) = error.location() {
        failure.location = Some(locate(place.path, place.line, place.column));
    }
}

fn explain_script(error: &script::Error, failure: &mut Failure) {
    failure.code = error.code().into();
    failure.hints.extend(error.hints());
    if let Some(place) = error.location() {
        failure.location = Some(locate(place.path, place.line, place.column));
    }
}

fn explain_database(error: &database::Error, failure: &mut Failure) {
    failure.code = error.code().into();
    failure.hints.extend(error.hints());
    if let Some(refused) = error.as_statement() {
        failure
            .hints
            .retain(|hint| Some(hint) != refused.hint.as_ref());
        failure.statement = Some(Statement::new(
            &refused.sql,
            refused
                .position
                .map(|position| (position.line, position.column)),
        ));
        failure.database = Some(DatabaseMessage {
            severity: refused.severity.clone(),
            sqlstate: refused.sqlstate.clone(),
            detail: refused.detail.clone(),
            hint: refused.hint.clone(),
            context: refused.context.clone(),
        });
    }
}

fn explain_revision(error: &revision::Error, failure: &mut Failure) {
    failure.code = error.code().into();
    failure.hints.extend(error.hints());
}

fn explain_evaluate(error: &evaluate::Error, failure: &mut Failure) {
    failure.code = error.code().into();
    failure.hints.extend(error.hints());
    if let Some((path, line)) = error.location() {
        failure.location = Some(locate(path, Some(line).filter(|line| *line > 0), None));
    }
    let frames = match error {
        evaluate::Error::NoModule { exception, .. }
        | evaluate::Error::NoMetadata { exception, .. }
        | evaluate::Error::UnknownInMetadata { exception, .. }
        | evaluate::Error::Exception { exception, .. } => exception.frames.as_slice(),
        evaluate::Error::Host { frames, .. } | evaluate::Error::Interrupted { frames, .. } => {
            frames.as_slice()
        }
        _ => &[],
    };
    let call = |frames: &[evaluate::Frame]| Call {
        file: shown_path(&frames[0].file),
        line: frames[0].line,
        function: frames[0].function.clone(),
        times: frames.len(),
    };
    failure.calls = frames
        .chunk_by(|one, other| one == other)
        .map(call)
        .collect();
}

/// Where the work of a run is that failed in the middle.
#[derive(Clone, Copy)]
enum Aftermath {
    Database,
    Script,
    Nowhere,
}

fn explain_runtime(error: &runtime::Error, aftermath: Aftermath, failure: &mut Failure) {
    explain_run(error, aftermath, failure);
    failure.hints.extend(standing_hint(error));
}

fn explain_run(error: &runtime::Error, aftermath: Aftermath, failure: &mut Failure) {
    match error {
        // These pass the inner error's words through, and hide it from the chain.
        runtime::Error::Revision(error) => explain_revision(error, failure),
        runtime::Error::Database(error) => explain_database(error, failure),
        runtime::Error::Limits(error) => explain_script(error, failure),
        runtime::Error::Waited { wait, source } => {
            explain_runtime(source, aftermath, failure);
            failure.hints = error.hints();
            let mut waited = waited(wait);
            waited.append(&mut failure.causes);
            failure.causes = waited;
        }
        runtime::Error::Step {
            revision,
            direction,
            standing,
            remains,
            source,
        } => {
            // Boxed, so that the chain does not show its type.
            explain_evaluate(source, failure);
            failure
                .causes
                .push(format!("in {}() of revision {revision}", direction.name()));
            explain_standing(standing, aftermath, failure);
            failure.causes.extend(remaining(remains));
            failure.hints.extend(removals(remains));
        }
        runtime::Error::Run { standing, source } => {
            explain_runtime(source, aftermath, failure);
            explain_standing(standing, aftermath, failure);
        }
        runtime::Error::Interrupted { during, .. } => {
            explain_runtime(during, aftermath, failure);
            if let Some(refused) = error.database() {
                explain_database(refused, failure);
            }
            failure.hints = error.hints();
            failure.code = error.code().into();
            let during = match during.as_ref() {
                runtime::Error::Waited { source, .. } => source.as_ref(),
                during => during,
            };
            if let runtime::Error::Step { remains, .. } = during {
                failure.hints.extend(removals(remains));
            }
            let doing = match during {
                runtime::Error::Step { source, .. } => match source.as_ref() {
                    evaluate::Error::Interrupted { stuck: false, .. } => "while Python ran",
                    evaluate::Error::Interrupted { stuck: true, .. } => {
                        "while Python ran, which did not react; its last request was made here"
                    }
                    _ => "while the database worked",
                },
                runtime::Error::VersionRow { .. } => "while the database worked",
                runtime::Error::Run { .. } => "while the database was waited for",
                _ => {
                    explain_standing(&Standing::default(), aftermath, failure);
                    "while the database was waited for"
                }
            };
            failure.causes.insert(0, doing.to_owned());
            // Most often all that it says is that it did as it was told.
            failure.database.take_if(|said| said.context.is_none());
        }
        runtime::Error::VersionRow {
            revision, standing, ..
        } => {
            failure.code = error.code().into();
            failure.hints.extend(error.hints());
            failure.causes.push(format!(
                "in the change of the version table that belongs to revision {revision}"
            ));
            explain_standing(standing, aftermath, failure);
        }
        runtime::Error::Scratch { begun, source, .. } => {
            let (aftermath, when) = if *begun {
                (Aftermath::Script, "")
            } else {
                (
                    Aftermath::Nowhere,
                    ", while it was brought to where the script starts",
                )
            };
            failure
                .causes
                .push(format!("on the scratch database{when}"));
            explain_runtime(source, aftermath, failure);
            failure.hints.extend(error.hints());
        }
        runtime::Error::NoFile { .. }
        | runtime::Error::Offline { .. }
        | runtime::Error::Output(_) => {
            failure.code = error.code().into();
            failure.hints.extend(error.hints());
        }
    }
}

/// Says where the database stands after a failure.
fn explain_standing(standing: &Standing, aftermath: Aftermath, failure: &mut Failure) {
    failure.causes.push(match aftermath {
        Aftermath::Script => "the script ends before it".to_owned(),
        Aftermath::Nowhere => "no script was begun".to_owned(),
        Aftermath::Database => place_in_database(standing),
    });
}

/// What to do where it is not known what a lost connection left behind.
fn standing_hint(error: &runtime::Error) -> Option<String> {
    let standing = error.standing()?;
    let lost = matches!(
        error.database(),
        Some(database::Error::ConnectionLost { .. })
    );
    let hint = match standing.unconfirmed {
        _ if standing.complete => "to see where the database stands: mig current",
        Unconfirmed::Nothing if lost => {
            "the server rolls the open transaction back; to see where the database stands: mig current"
        }
        Unconfirmed::Nothing => return None,
        Unconfirmed::Commit => {
            "to see whether it got through, once the server has ended the session: mig current"
        }
        Unconfirmed::Statement => {
            "look at what the statement makes or changes before you run the revision again"
        }
    };
    Some(hint.to_owned())
}

fn place_in_database(standing: &Standing) -> String {
    if standing.complete {
        return "all of this run is in the database; only the last look at its version rows failed"
            .to_owned();
    }
    let part = standing.part.as_ref().map(|revision| {
        format!("what {revision} committed on the way or did outside of a transaction, without its version row")
    });
    let there: Vec<&str> = standing
        .kept
        .iter()
        .chain(&part)
        .map(String::as_str)
        .collect();
    let there = (!there.is_empty()).then(|| format!("in the database: {}", there.join(", ")));
    let nothing = || "nothing of this run is in the database".to_owned();
    match (standing.unconfirmed, there) {
        (Unconfirmed::Nothing, None) => nothing(),
        (Unconfirmed::Nothing, Some(there)) if part.is_none() => {
            format!("{there}; not in it: what this run did after them")
        }
        (Unconfirmed::Nothing, Some(there)) => there,
        (Unconfirmed::Commit, there) => {
            let what = match standing.pending.as_slice() {
                [] => "what was done since".to_owned(),
                pending => pending.join(", "),
            };
            let there = there.map(|there| there + "; ").unwrap_or_default();
            format!(
                "{there}not known whether the COMMIT of {what} got through: the server did not answer it"
            )
        }
        (Unconfirmed::Statement, there) => format!(
            "{}; not known whether the last statement took effect: the server did not answer it",
            there.unwrap_or_else(nothing)
        ),
    }
}

/// Says who was in the way of a lock, and how often it was tried.
fn waited(wait: &runtime::Wait) -> Vec<String> {
    let mut causes = Vec::new();
    if let Some(tried) = wait.tried {
        let seconds = tried.time.as_secs();
        causes.push(format!("tried {} times in {seconds} s", tried.times));
    }
    for blocker in &wait.blockers {
        causes.push(format!("the lock is held by {}", blocker.line(excerpt)));
    }
    causes
}

/// Says what a revision did outside of a transaction before it failed, and what its failure left.
fn remaining(remains: &runtime::Remains) -> Vec<String> {
    let mut causes = Vec::new();
    for (line, sql) in &remains.done {
        causes.push(format!(
            "done outside of a transaction, and there to stay: line {line}: {}",
            excerpt(sql)
        ));
    }
    if remains.alone && !(remains.done.is_empty() && remains.invalid.is_empty()) {
        causes.push("not done: this statement, and what follows it in the revision".to_owned());
    }
    for (index, _) in &remains.invalid {
        causes.push(format!("it leaves the index {index} INVALID"));
    }
    causes
}

/// Says how to remove what a failure left.
fn removals(remains: &runtime::Remains) -> impl Iterator<Item = String> {
    remains.invalid.iter().map(|(_, removal)| {
        format!("to remove what it left: {removal}; where it was to be made, the next run does it by itself")
    })
}

/// Makes a location with the line's text, the path relative to the working directory where it lies below it.
pub fn locate(path: &Path, line: Option<usize>, column: Option<usize>) -> Location {
    let excerpt = line.and_then(|line| {
        let text = std::fs::read_to_string(path).ok()?;
        Some(text.lines().nth(line.checked_sub(1)?)?.to_owned())
    });
    Location {
        file: shown_path(path),
        line,
        column,
        excerpt,
    }
}

/// Returns a path relative to the working directory where it lies below it.
fn shown_path(path: &Path) -> String {
    let folder = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(folder)
        .unwrap_or(path)
        .display()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;

    #[test]
    fn the_innermost_typed_error_is_the_failure() {
        let error = revision::Error::RevisionNotFound {
            identifier: "x".into(),
            similar: vec!["xy".into()],
        };
        let failure = explain(
            &Err::<(), _>(error).context("while upgrading").unwrap_err(),
            false,
        );
        assert_eq!(failure.code, "revision-not-found");
        assert_eq!(failure.message, "Can't locate revision identified by 'x'");
        assert_eq!(failure.causes, ["while upgrading"]);
        assert_eq!(failure.hints[0], "did you mean xy?");
    }

    #[test]
    fn words_are_not_said_twice() {
        let full = std::io::Error::other("no space");
        let failure = explain(&runtime::Error::from(full).into(), false);
        assert_eq!(failure.message, "can't write the SQL: no space");
        assert!(failure.causes.is_empty());
    }

    #[test]
    fn an_error_of_no_area_is_told_from_its_end() {
        let failure = explain(&anyhow::anyhow!("beneath").context("above"), false);
        assert_eq!(
            (failure.code.as_str(), failure.message.as_str()),
            ("failed", "beneath")
        );
        assert_eq!(failure.causes, ["above"]);
    }

    #[test]
    fn a_refused_statement_is_shown_with_the_revision_that_asked_for_it() {
        let refused = database::StatementError {
            sql: "ALTER TABLE t ADD a int".into(),
            tag: None,
            severity: "ERROR".into(),
            sqlstate: "42701".into(),
            message: "column \"a\" of relation \"t\" already exists".into(),
            detail: None,
            hint: Some("a hint of the server".into()),
            position: None,
            internal: None,
            context: None,
            schema: None,
            table: None,
            column: None,
            datatype: None,
            constraint: None,
        };
        let host = evaluate::HostError {
            source: Some(Box::new(database::Error::Statement(Box::new(refused)))),
            ..evaluate::HostError::new(
                "statement-failed",
                "ProgrammingError",
                "column \"a\" of relation \"t\" already exists",
            )
        };
        let step = runtime::Error::Step {
            revision: "r1".into(),
            direction: evaluate::Direction::Upgrade,
            standing: Box::default(),
            remains: runtime::Remains::default(),
            source: Box::new(evaluate::Error::Host {
                source: Box::new(host),
                path: "r1.py".into(),
                frames: Vec::new(),
            }),
        };
        let error = command::Advised {
            hints: vec!["mig stamp r1".into()],
            source: step,
        };
        let failure = explain(&error.into(), false);
        assert_eq!(failure.code, "statement-failed");
        assert_eq!(
            failure.message,
            "column \"a\" of relation \"t\" already exists"
        );
        assert_eq!(
            failure.causes,
            [
                "in upgrade() of revision r1",
                "nothing of this run is in the database"
            ]
        );
        assert_eq!(failure.hints, ["mig stamp r1"]);
        assert_eq!(
            failure.statement.map(|statement| statement.sql),
            Some("ALTER TABLE t ADD a int".into())
        );
        assert_eq!(
            failure.database.and_then(|said| said.hint),
            Some("a hint of the server".into())
        );
    }
}
