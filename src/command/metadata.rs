//! The metadata of the project's models: found through the configuration, read by the interpreter, events to the screen.
//!
//! In: a project. Out: every `MetaData` that is the target, in order. Must not know what becomes of it.

use anyhow::Result;

use super::{Error, Project, interpreter};
use crate::config::{Config, TargetSource};
use crate::evaluate::python::Python;
use crate::evaluate::{Excerpt, Metadata, TargetMetadata};
use crate::output::Ui;
use crate::runtime::{self, ModelSettings};

/// Imports the project's models and returns what they say.
///
/// Errors: no target is named or can be told from env.py; the models do not run; something in the metadata comes from a
/// module that is not to be had.
pub fn load_metadata(project: &Project, ui: &mut Ui) -> Result<Vec<Metadata>> {
    let config = project.config()?;
    let target = target(config)?;
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
    Ok(runtime::read_metadata(
        &mut python,
        &target,
        &settings,
        &mut |event| ui.event(&event),
    )?)
}

/// What is configured wins over what env.py says; its imports count either way.
fn target(config: &Config) -> Result<TargetMetadata, Error> {
    let names: Vec<String> = config
        .target_metadata
        .iter()
        .map(|name| format!("{}:{}", name.module, name.function))
        .collect();
    let excerpt = match config.target_source() {
        None => None,
        Some((_, Err(reason))) if names.is_empty() => {
            return Err(Error::UnreadableTarget { reason });
        }
        Some((_, Err(_))) => None,
        Some((path, Ok(TargetSource { text, expression }))) => Some(Excerpt {
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
