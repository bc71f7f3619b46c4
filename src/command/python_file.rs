//! The text of a new Python revision: the project's `script.py.mako`, rendered by the interpreter.
//!
//! In: what the file is to hold. Out: its bytes, which can be read back as a revision with the header that it should have.
//! Nothing is written.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Project, interpreter};
use crate::config::Config;
use crate::evaluate::python::{Options, Python, Rendering};
use crate::output::Ui;
use crate::report::Notice;
use crate::script::create::{CreateError, NewRevision};
use crate::script::{
    Depth, HeaderValue, Reading, SourceError, decode_source, mako, read_python_header,
};

/// The template of projects that have none of their own and write Python.
const BUILT_IN_TEMPLATE: &str = include_str!("templates/script.py.mako");

/// Where the project's template is, or should be.
pub fn project_template(config: &Config) -> Option<PathBuf> {
    Some(config.script_location.as_ref()?.join("script.py.mako"))
}

/// Renders the project's template. A message that would end the docstring too early is written with backslashes.
///
/// A project with an env.py may only lack a template where the language was asked for by name.
pub fn python_file(
    revision: &NewRevision,
    path: &Path,
    is_asked_for: bool,
    project: &Project,
    ui: &mut Ui,
) -> Result<Vec<u8>> {
    let config = project.config()?;
    let (template, text) = template(config, is_asked_for)?;
    let program = mako::compile(&text).map_err(|error| CreateError::Template {
        path: template.clone(),
        line: error.line,
        problem: error.problem,
    })?;
    let mut python = Python::start(Options {
        // What belongs to runs; Alembic does not look at env.py for a template either.
        imports: Vec::new(),
        run_arguments: None,
        ..interpreter::options(config, &config.online, None, false)
    })?;
    let mut render = |message: &str| {
        let rendering = Rendering {
            template: template.clone(),
            first: program.first.clone(),
            body: program.body.clone(),
            values: values(revision, message),
            encoding: config.output_encoding.clone(),
        };
        python
            .render(rendering)
            .context("Template rendering failed")
    };
    let message = revision.shown_message();
    let content = render(message)?;
    let Err(error) = check(&content, revision, &template, path) else {
        return Ok(content);
    };
    let content = render(&message.replace('\\', "\\\\").replace('"', "\\\""))?;
    if check(&content, revision, &template, path).is_err() {
        return Err(error.into());
    }
    ui.warning(&Notice::new(
        "the message is written with backslashes, since it would have ended the docstring",
    ));
    Ok(content)
}

/// Returns the template's path, as messages name it, and its text.
fn template(config: &Config, is_asked_for: bool) -> Result<(PathBuf, String), CreateError> {
    let path = project_template(config).unwrap_or_default();
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // Where there is an env.py, a template belongs beside it.
            return if is_asked_for || config.env_py.path.is_none() {
                Ok((path, BUILT_IN_TEMPLATE.to_owned()))
            } else {
                Err(CreateError::NoTemplate { path })
            };
        }
        Err(error) => {
            return Err(CreateError::Unreadable {
                path,
                reason: error.to_string(),
            });
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok((path, text.trim_start_matches('\u{feff}').to_owned())),
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            Err(CreateError::Template {
                path,
                line: valid.iter().filter(|byte| **byte == b'\n').count() + 1,
                problem: "a byte that is no UTF-8".to_owned(),
            })
        }
    }
}

/// The values of the template's names, as `Rendering` wants them.
fn values(revision: &NewRevision, message: &str) -> Value {
    let date = &revision.create_date;
    let clock = date.clock;
    let zone = date.zone.as_ref();
    let mut values = json!({
        "message": message,
        "up_revision": revision.up_revision,
        "down_revision": revision.down_revision,
        "branch_labels": revision.branch_labels,
        "depends_on": revision.depends_on,
        "create_date": [
            clock.year(), clock.month(), clock.day(), clock.hour(), clock.minute(), clock.second(),
            clock.subsec_nanosecond() / 1000,
            zone.map(|zone| zone.offset), zone.map(|zone| zone.abbreviation.clone()),
        ],
    });
    let rendered = [
        ("imports", &revision.imports),
        ("upgrades", &revision.upgrades),
        ("downgrades", &revision.downgrades),
    ];
    for (name, text) in rendered {
        if let Some(text) = text {
            values[name] = json!(text);
        }
    }
    values
}

/// Makes sure that a rendered file can be read, and has the labels it should have.
fn check(
    content: &[u8],
    revision: &NewRevision,
    template: &Path,
    path: &Path,
) -> Result<(), CreateError> {
    let not_python = |line: usize, text: &str, message: String| CreateError::NotPython {
        template: template.to_owned(),
        line,
        text: text.to_owned(),
        message,
    };
    let text = decode_source(content.to_vec()).map_err(|error| match error {
        SourceError::NotInEncoding { encoding, line } => not_python(
            line,
            "",
            format!("it is read as {encoding}, not in the project's output_encoding"),
        ),
        SourceError::UnknownEncoding { encoding, line } => {
            not_python(line, "", format!("mig does not read {encoding}"))
        }
    })?;
    let reading = read_python_header(&text, Depth::Whole).map_err(|error| {
        let line = text.lines().nth(error.line.saturating_sub(1));
        not_python(error.line, line.unwrap_or_default(), error.message)
    })?;
    let labels_left_out = match reading {
        Reading::Plain(header) => {
            matches!(header.values.branch_labels, None | Some(HeaderValue::None))
        }
        Reading::NeedsEvaluation { .. } => false,
    };
    if labels_left_out && !revision.branch_labels.is_empty() {
        return Err(CreateError::LabelsLeftOut {
            revision: revision.up_revision.clone(),
            labels: revision.branch_labels.join(", "),
            path: path.to_owned(),
        });
    }
    Ok(())
}
