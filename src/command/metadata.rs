//! The metadata of the project's models: found through the configuration, read by the interpreter, events to the screen.
//!
//! In: a project. Out: every `MetaData` that is the target, in order, and what functions of env.py say of them. Must not know
//! what becomes of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::Value;

use super::{Error, Project, interpreter};
use crate::config::{Config, TargetSource};
use crate::evaluate::python::Python;
use crate::evaluate::{self, About, Excerpt, Heads, HookQuestion, Metadata, TargetMetadata};
use crate::output::Ui;
use crate::runtime::{self, ModelSettings};

/// The project's models, and the interpreter that has imported them.
pub struct Models {
    pub metadata: Vec<Metadata>,
    python: Python,
    settings: ModelSettings,
    /// The file with the functions that have a say in new revisions, and what each is called, by its keyword.
    functions: Option<(PathBuf, BTreeMap<String, String>)>,
}

/// Imports the project's models and returns what they say.
pub fn load_metadata(project: &Project, ui: &mut Ui) -> Result<Vec<Metadata>> {
    Ok(load_models(project, ui)?.metadata)
}

/// Imports the project's models.
///
/// Errors: no target is named or can be told from env.py; the models do not run; something in the metadata comes from a
/// module that is not to be had.
pub fn load_models(project: &Project, ui: &mut Ui) -> Result<Models> {
    let config = project.config()?;
    let source = config.target_source();
    let functions = match &source {
        Some((path, Ok(source))) => Some((path.clone(), source.functions.clone())),
        _ => None,
    };
    let target = target(config, source)?;
    let mut options = interpreter::options(config, &config.online, None, false);
    let folders = config.module_folders();
    options.readable.extend(folders.iter().cloned());
    options.search_path = folders;
    let mut python = Python::start(options)?;
    let interrupter = python.interrupter();
    project.watched().attach(move || interrupter.interrupt());
    let settings = ModelSettings {
        naming_convention: interpreter::naming_convention(&config.online)?,
        strict: config.run.strict,
    };
    let metadata = runtime::read_metadata(&mut python, &target, &settings, &mut |event| {
        ui.event(&event);
    })?;
    Ok(Models {
        metadata,
        python,
        settings,
        functions,
    })
}

impl Models {
    /// Whether env.py has one of these functions.
    pub fn have(&self, keywords: &[&str]) -> bool {
        let functions = self.functions.as_ref();
        functions
            .is_some_and(|(_, named)| keywords.iter().any(|keyword| named.contains_key(*keyword)))
    }

    /// Asks those of the functions that env.py has.
    pub fn ask(
        &mut self,
        about: About,
        keywords: &[&str],
        facts: Value,
        heads: Option<Heads>,
        ui: &mut Ui,
    ) -> Result<Value, evaluate::Error> {
        let (path, functions) = self.functions.clone().unwrap_or_default();
        let question = HookQuestion {
            path,
            about,
            functions: functions
                .into_iter()
                .filter(|(keyword, _)| keywords.contains(&keyword.as_str()))
                .collect(),
            facts,
            heads,
        };
        runtime::ask_functions(&mut self.python, question, &self.settings, &mut |event| {
            ui.event(&event);
        })
    }
}

/// What is configured wins over what env.py says; its imports count either way.
fn target(
    config: &Config,
    source: Option<(PathBuf, Result<TargetSource, String>)>,
) -> Result<TargetMetadata, Error> {
    let names: Vec<String> = config
        .target_metadata
        .iter()
        .map(|name| format!("{}:{}", name.module, name.function))
        .collect();
    let excerpt = match source {
        None => None,
        Some((_, Err(reason))) if names.is_empty() => {
            return Err(Error::UnreadableTarget { reason });
        }
        Some((_, Err(_))) => None,
        Some((
            path,
            Ok(TargetSource {
                text, expression, ..
            }),
        )) => Some(Excerpt {
            path,
            text,
            expression,
        }),
    };
    let told = excerpt
        .as_ref()
        .is_some_and(|excerpt| excerpt.expression.is_some());
    if names.is_empty() && !told {
        return Err(Error::NoTarget);
    }
    Ok(TargetMetadata {
        names,
        excerpt,
        user_prefix: config.online.user_module_prefix.clone(),
    })
}
