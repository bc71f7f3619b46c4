//! The host while models are imported: there is no database, and nothing is changed.
//!
//! In: the requests of the project's modules. Out: events for what is printed and for modules that are not to be had;
//! questions about SQL text are answered, everything else is an error at the line that asks.

use std::collections::BTreeSet;
use std::mem;

use serde_json::Value;

use super::event::{Event, Listener};
use super::questions;
use crate::ddl;
use crate::evaluate::python::Python;
use crate::evaluate::{
    self, Doubt, Heads, HookQuestion, Host, HostError, Metadata, Origin, Question, Request,
    TargetMetadata, module_hints,
};
use crate::schema::NamingConvention;

/// How models are read.
#[derive(Debug, Clone, Default)]
pub struct ModelSettings {
    /// The convention for what belongs to a metadata without one.
    pub naming_convention: NamingConvention,
    /// A module that is not to be had is an error.
    pub strict: bool,
}

/// Imports the models and reads what they say; `listener` hears of what was printed, and once of everything missing.
pub fn read_metadata(
    python: &mut Python,
    target: &TargetMetadata,
    settings: &ModelSettings,
    listener: &mut Listener<'_>,
) -> Result<Vec<Metadata>, evaluate::Error> {
    let mut host = ModelHost::new(settings, listener);
    let found = python.metadata(target, &mut host);
    let missing = mem::take(&mut host.missing);
    let optional = mem::take(&mut host.optional);
    if !missing.is_empty() {
        listener(Event::Warning(format!(
            "the models import what is not to be had here: {}; stand-ins take its place, and no table has anything \
             of them in it",
            listed(&missing)
        )));
    }
    if !optional.is_empty() {
        listener(Event::Warning(format!(
            "the models go without what they try to import and is not to be had here: {}; where a table needs it, \
             write a stand-in",
            listed(&optional)
        )));
    }
    found
}

/// Asks functions of env.py, whose models have been read, and returns what they say.
pub fn ask_functions(
    python: &mut Python,
    question: HookQuestion,
    settings: &ModelSettings,
    listener: &mut Listener<'_>,
) -> Result<Value, evaluate::Error> {
    let mut host = ModelHost::new(settings, listener);
    host.heads = question.heads.clone();
    host.asks_functions = true;
    python.ask(question, &mut host)
}

fn listed(names: &BTreeSet<String>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.join(", ")
}

struct ModelHost<'h, 'l> {
    rendering: ddl::Context,
    missing: BTreeSet<String>,
    optional: BTreeSet<String>,
    strict: bool,
    /// What functions of env.py may know of the history.
    heads: Option<Heads>,
    /// Functions of env.py are asked, the models are there.
    asks_functions: bool,
    listener: &'h mut Listener<'l>,
}

impl<'h, 'l> ModelHost<'h, 'l> {
    fn new(settings: &ModelSettings, listener: &'h mut Listener<'l>) -> Self {
        let mut rendering = ddl::Context::default();
        rendering.naming = settings.naming_convention.clone();
        ModelHost {
            rendering,
            missing: BTreeSet::new(),
            optional: BTreeSet::new(),
            strict: settings.strict,
            heads: None,
            asks_functions: false,
            listener,
        }
    }
}

impl Host for ModelHost<'_, '_> {
    fn answer(&mut self, request: Request, _: &Origin) -> Result<Value, HostError> {
        match request {
            Request::Output { stream, text } => (self.listener)(Event::Output { stream, text }),
            Request::Compile { subject } => {
                return questions::compile(&subject, &mut self.rendering);
            }
            Request::Doubt {
                doubt:
                    Doubt::MissingModule {
                        module,
                        optional: true,
                    },
            } => {
                self.optional.insert(module);
            }
            Request::Doubt {
                doubt: Doubt::MissingModule { module, .. },
            } if self.strict => {
                return Err(HostError {
                    hints: module_hints(&module),
                    ..HostError::new(
                        "no-module",
                        "ModuleNotFoundError",
                        format!("No module named '{module}'"),
                    )
                });
            }
            Request::Doubt {
                doubt: Doubt::MissingModule { module, .. },
            } => {
                self.missing.insert(module);
            }
            Request::Doubt {
                doubt: Doubt::LostDefault { .. },
            } => {}
            Request::Inspect {
                question: Question::CurrentHeads,
            } if self.heads.is_some() => {
                let heads = self.heads.as_ref();
                return Ok(heads.map(|heads| heads.database.clone()).into());
            }
            Request::Inspect {
                question: Question::ScriptHeads,
            } if self.heads.is_some() => {
                let heads = self.heads.as_ref();
                return Ok(heads.map(|heads| heads.files.clone()).into());
            }
            Request::Operation { .. }
            | Request::Statement { .. }
            | Request::RowsUsed { .. }
            | Request::OwnConnection { .. }
            | Request::DriverSql { .. }
            | Request::CopyIn { .. }
            | Request::CopyOut { .. }
            | Request::Transaction { .. }
            | Request::Inspect { .. }
            | Request::RawSql { .. }
                if self.asks_functions =>
            {
                return Err(HostError::new(
                    "no-database",
                    "OperationalError",
                    "a function of env.py asks the database, which is not asked for it",
                ));
            }
            Request::Operation { .. }
            | Request::Statement { .. }
            | Request::RowsUsed { .. }
            | Request::OwnConnection { .. }
            | Request::DriverSql { .. }
            | Request::CopyIn { .. }
            | Request::CopyOut { .. }
            | Request::Transaction { .. }
            | Request::Inspect { .. }
            | Request::RawSql { .. } => {
                return Err(HostError {
                    hints: vec![
                        "models that are read from a database (reflection, automap) are in no metadata here: list their tables, \
                         or leave them out"
                            .into(),
                    ],
                    ..HostError::new(
                        "no-database",
                        "OperationalError",
                        "the models ask a database while they are imported, and none is asked for them",
                    )
                });
            }
        }
        Ok(Value::Null)
    }
}
