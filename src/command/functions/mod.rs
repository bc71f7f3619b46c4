//! The functions that env.py gives to `context.configure()` for new revisions: what they are told, and what is made of their
//! answers.
//!
//! In: the models, whose interpreter knows the functions; the live database; the operations of a comparison. Out: answers for
//! the comparison; the revision, and its operations, as `process_revision_directives` leaves them; what `render_item` renders.
//! The form of what is told is that of `shim/_mig_hooks.py`.
//!
//! What a key of the configuration says is not asked.

mod left;
mod live;
mod steps;

pub use live::of_database;

use std::collections::HashSet;

use anyhow::Result;
use serde_json::{Value, json};

use super::autogenerate::{Generated, Ways};
use super::metadata::Models;
use super::new_revision::{self, Wanted};
use super::{Project, Unasked, UnaskedOfRevision};
use crate::autogenerate::render::Style;
use crate::autogenerate::{self, Answers, Given, Live};
use crate::config::Config;
use crate::evaluate::{self, About, Heads, PythonException};
use crate::output::Ui;
use crate::report::Notice;
use crate::revision::HistoryRange;
use crate::schema::PythonType;
use crate::script::ScriptDirectory;

/// The functions that have a say in a revision once it is known what it does.
pub const OF_REVISION: [&str; 3] = ["process_revision_directives", "render_item", "renderers"];

/// Asks what is compared, and takes away from the live database what does not count.
pub fn ask_comparison(
    models: &mut Models,
    live: &mut Live,
    config: &Config,
    ui: &mut Ui,
) -> Result<Answers> {
    let said = |keys: &[&str]| {
        keys.iter()
            .any(|key| config.autogenerate.said.contains(key))
    };
    let mut keywords = Vec::new();
    if !said(&["include_tables", "exclude_tables"]) {
        keywords.extend(["include_name", "include_object"]);
    }
    for keyword in ["compare_type", "compare_server_default"] {
        if !said(&[keyword]) {
            keywords.push(keyword);
        }
    }
    if !models.have(&keywords) {
        return Ok(Answers::default());
    }
    let answer = models
        .ask(
            About::Comparison,
            &keywords,
            of_database(live, config),
            None,
            ui,
        )
        .map_err(Unasked::from)?;
    let given: Given = serde_json::from_value(answer)?;
    let answers = Answers::from(given);
    answers.prune(live);
    Ok(answers)
}

/// Asks the models' modules for types that they have registered, and takes over how Python writes them. Gives back the tables
/// and columns that have one.
pub fn ask_types(
    models: &mut Models,
    live: &mut Live,
    config: &Config,
    ui: &mut Ui,
) -> Result<HashSet<(String, String)>> {
    let facts = json!({
        "live": of_database(live, config),
        "user_module_prefix": config.online.user_module_prefix,
    });
    let answer = models
        .ask(About::Types, &[], facts, None, ui)
        .map_err(Unasked::from)?;
    let found: Vec<(Option<String>, String, String, PythonType)> = serde_json::from_value(answer)?;
    let mut known = HashSet::new();
    for (schema, table, column, python) in found {
        let place = (schema, table);
        let default_schema = &live.default_schema;
        let mut tables = live.tables.iter_mut();
        let Some(table) =
            tables.find(|one| autogenerate::place(&one.name, default_schema) == place)
        else {
            continue;
        };
        let mut columns = table.columns.iter_mut();
        if let Some(found) = columns.find(|one| one.name.name == column) {
            found.python = Some(python);
            known.insert((table.name.name.name.clone(), column));
        }
    }
    Ok(known)
}

/// What becomes of a new revision.
pub enum Verdict {
    Write(Wanted),
    Leave,
}

/// What asks for a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// `revision --autogenerate`
    Revision,
    /// `check`
    Check,
}

/// Asks what becomes of a new revision and of its operations, and takes it over. What a function wants and is not handed over
/// is said, and nothing of it is done.
///
/// Errors: a function fails.
pub fn ask_of_revision(
    generated: &mut Generated,
    wanted: Wanted,
    asking: Asking,
    project: &Project,
    ui: &mut Ui,
) -> Result<Verdict> {
    let keywords = match asking {
        Asking::Revision => &OF_REVISION[..],
        Asking::Check => &OF_REVISION[..1],
    };
    let Some(mut models) = generated.models.take() else {
        return Ok(Verdict::Write(wanted));
    };
    if !models.have(keywords) {
        return Ok(Verdict::Write(wanted));
    }
    let command = match asking {
        Asking::Revision => command_line(&wanted),
        Asking::Check => json!({ "autogenerate": false }),
    };
    let given_id = wanted.rev_id.clone().filter(|id| !id.is_empty());
    let wanted = Wanted {
        rev_id: Some(given_id.unwrap_or_else(new_revision::random_id)),
        ..wanted
    };
    let directory = project.script_directory(ui)?;
    let facts = json!({
        "command": command,
        "options": options(&generated.style, project.config()?),
        "script": of_script(&wanted),
        "heads": generated.heads,
        "history": history(directory)?,
        "live": generated.live,
        "there": steps::facts(&generated.steps.there, true, &generated.style)?,
        "back": steps::facts(&generated.steps.back, false, &generated.style)?,
    });
    let files = directory.map.heads();
    let heads = Heads {
        database: generated.heads.clone(),
        files: files.iter().map(|head| head.id().to_owned()).collect(),
    };
    match models.ask(About::Revision, keywords, facts, Some(heads), ui) {
        Ok(Value::Null) => {
            generated.steps = Ways::default();
            Ok(Verdict::Leave)
        }
        Ok(answer) => {
            left::take_over(generated, &answer)?;
            Ok(Verdict::Write(changed(wanted, &answer["script"])))
        }
        Err(evaluate::Error::Exception { exception, .. })
            if exception.class == "_mig_context.NotAsked" =>
        {
            ui.warning(&left_out(&exception, asking));
            Ok(Verdict::Write(wanted))
        }
        Err(source) => Err(UnaskedOfRevision {
            functions: named(&models, keywords),
            source,
        }
        .into()),
    }
}

/// What stands on the command line of `revision`.
fn command_line(wanted: &Wanted) -> Value {
    let mut command = of_script(wanted);
    command["autogenerate"] = true.into();
    command["sql"] = false.into();
    command
}

/// What a revision is to be, besides what it does.
fn of_script(wanted: &Wanted) -> Value {
    let depends_on = (!wanted.depends_on.is_empty()).then_some(&wanted.depends_on);
    json!({
        "rev_id": wanted.rev_id,
        "message": wanted.message,
        "head": wanted.parents.first(),
        "splice": wanted.splice,
        "branch_label": wanted.branch_label,
        "version_path": wanted.version_path,
        "depends_on": depends_on,
    })
}

fn options(style: &Style, config: &Config) -> Value {
    json!({
        "sqlalchemy_module_prefix": style.sqlalchemy_prefix,
        "alembic_module_prefix": style.alembic_prefix,
        "user_module_prefix": config.online.user_module_prefix,
        "render_as_batch": style.as_batch,
    })
}

/// The revisions there are, the newest first.
fn history(directory: &ScriptDirectory) -> Result<Vec<Value>> {
    let nodes = directory.map.history(HistoryRange::ALL, &[])?;
    let scripts = nodes.iter().filter_map(|node| directory.script(node.id()));
    let facts = scripts.map(|script| {
        let revision = &script.revision;
        json!({
            "revision": revision.id,
            "down_revision": revision.down_revisions,
            "branch_labels": revision.branch_labels,
            "dependencies": revision.depends_on,
            "doc": revision.summary(),
            "longdoc": revision.doc,
            "path": script.path.display().to_string(),
        })
    });
    Ok(facts.collect())
}

/// What is said where a function is not asked after all.
fn left_out(exception: &PythonException, asking: Asking) -> Notice {
    let line = exception.frames.last().map(|frame| frame.line);
    let place = line
        .map(|line| format!(", line {line}"))
        .unwrap_or_default();
    let (left, hint) = match asking {
        Asking::Revision => (
            "the revision is written without what it would do",
            "look through the new revision, and do by hand what the function is for",
        ),
        Asking::Check => (
            "the answer is without what it would do",
            "what is pending may be what the function takes away",
        ),
    };
    Notice {
        hints: vec![hint.to_owned()],
        ..Notice::new(format!("env.py{place}, {}: {left}", exception.message))
    }
}

/// The functions that were asked, in words.
fn named(models: &Models, keywords: &[&str]) -> String {
    let asked = keywords.iter().filter(|keyword| models.have(&[keyword]));
    asked.copied().collect::<Vec<_>>().join(" or ")
}

/// The revision with what a function has set; Null where there is none.
fn changed(wanted: Wanted, answer: &Value) -> Wanted {
    if answer.is_null() {
        return wanted;
    }
    let text = |key: &str| answer[key].as_str().map(str::to_owned);
    let list = |key: &str| -> Vec<String> {
        match &answer[key] {
            Value::String(one) => vec![one.clone()],
            Value::Array(all) => {
                let texts = all.iter().filter_map(Value::as_str);
                texts.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    };
    Wanted {
        message: text("message"),
        parents: list("head"),
        splice: answer["splice"].as_bool().unwrap_or(wanted.splice),
        branch_label: text("branch_label"),
        version_path: text("version_path"),
        rev_id: text("rev_id"),
        depends_on: list("depends_on"),
        language: wanted.language,
    }
}
