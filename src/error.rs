//! The edge: any error becomes one `report::Failure`.
//!
//! In: an `anyhow::Error` with the contexts that commands added. Out: the failure with everything known along the chain:
//! code, message, hints, the place in a file, the statement, what the server said. It decides nothing and prints nothing.

use std::path::Path;

use crate::report::{DatabaseMessage, Failure, Location, Statement};
use crate::{command, config, database, evaluate, revision, runtime, script};

/// Looks down the chain once and fills in what its links know; the innermost typed error names the failure.
pub fn explain(error: &anyhow::Error, all_causes: bool) -> Failure {
    let mut failure = Failure {
        code: "failed".into(),
        ..Failure::default()
    };
    let mut texts: Vec<String> = Vec::new();
    for link in error.chain() {
        let text = link.to_string();
        // An error that passes another one through says the same words twice.
        if texts.last() != Some(&text) {
            texts.push(text);
        }
        if let Some(error) = link.downcast_ref::<config::Error>() {
            explain_config(error, &mut failure);
        } else if let Some(error) = link.downcast_ref::<database::Error>() {
            explain_database(error, &mut failure);
        } else if let Some(error) = link.downcast_ref::<script::Error>() {
            explain_script(error, &mut failure);
        } else if let Some(error) = link.downcast_ref::<revision::Error>() {
            explain_revision(error, &mut failure);
        } else if let Some(error) = link.downcast_ref::<runtime::Error>() {
            explain_runtime(error, &mut failure);
        } else if let Some(error) = link.downcast_ref::<command::Error>() {
            failure.code = error.code().into();
            failure.hints.extend(error.hints());
        } else if let Some(error) = link.downcast_ref::<command::Advised>() {
            failure.hints.extend(error.hints.iter().cloned());
        }
    }
    // The contexts say what was being done; the failure itself is what was met last.
    failure.message = texts.pop().unwrap_or_default();
    failure.causes.splice(0..0, texts);
    if all_causes {
        failure.causes.push(format!("{error:?}"));
    }
    failure
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
}

fn explain_runtime(error: &runtime::Error, failure: &mut Failure) {
    match error {
        // These pass the inner error's words through, and hide it from the chain.
        runtime::Error::Revision(error) => explain_revision(error, failure),
        runtime::Error::Database(error) => explain_database(error, failure),
        runtime::Error::Step {
            revision,
            direction,
            kept,
            source,
        } => {
            // Boxed, so that the chain does not show its type.
            explain_evaluate(source, failure);
            failure
                .causes
                .push(format!("in {}() of revision {revision}", direction.name()));
            failure.causes.push(match kept.as_slice() {
                [] => "nothing of this run is in the database".to_owned(),
                kept => format!(
                    "in the database: {}; not in it: what this run did after them",
                    kept.join(", ")
                ),
            });
        }
        runtime::Error::NoFile { .. }
        | runtime::Error::Offline { .. }
        | runtime::Error::Output(_) => {
            failure.code = error.code().into();
            failure.hints.extend(error.hints());
        }
    }
}

/// Makes a location with the line's text, the path relative to the working directory where it lies below it.
pub fn locate(path: &Path, line: Option<usize>, column: Option<usize>) -> Location {
    let excerpt = line.and_then(|line| {
        let text = std::fs::read_to_string(path).ok()?;
        Some(text.lines().nth(line.checked_sub(1)?)?.to_owned())
    });
    let shown = std::env::current_dir()
        .ok()
        .and_then(|folder| path.strip_prefix(folder).ok().map(Path::to_owned));
    Location {
        file: shown.as_deref().unwrap_or(path).display().to_string(),
        line,
        column,
        excerpt,
    }
}
