//! Runs revision files, each by the simplest way that does it justice.
//!
//! In: files of a plan, one after the other. Out: their requests to the host. SQL files are read; so are Python files that
//! only list directives (`evaluate::straight`); for the rest there is the interpreter, which starts with the first of them.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{Error, History, Source, Watch, direction_of};
use crate::evaluate::python::{Options, Python};
use crate::evaluate::straight::{Requests, STAND_INS, keeps_to_itself};
use crate::evaluate::{self, Direction, Host, sql};
use crate::parallel;
use crate::plan::Plan;

pub(super) struct Evaluator<'h> {
    options: Options,
    find_first: &'h dyn Fn() -> Vec<PathBuf>,
    /// The files that are loaded before any runs; finding them reads the whole history.
    first: OnceCell<Vec<PathBuf>>,
    /// What files ask for that need no interpreter.
    straight: HashMap<(PathBuf, Direction), Requests>,
    python: Option<Python>,
    /// Whether a Python file has run in the interpreter.
    begun: bool,
    watch: &'h Watch,
}

impl<'h> Evaluator<'h> {
    pub fn new(options: Options, history: &History<'h>, watch: &'h Watch) -> Evaluator<'h> {
        Evaluator {
            options,
            find_first: history.first,
            first: OnceCell::new(),
            straight: HashMap::new(),
            python: None,
            begun: false,
            watch,
        }
    }

    /// Reads the files of a plan. If one of them needs the interpreter, that starts on its own thread: it gets ready while the
    /// caller does what comes before the first file runs. Nothing of the project runs yet.
    pub fn prepare(&mut self, plan: &Plan, history: &History<'_>) -> Result<(), Error> {
        let mut files = Vec::new();
        for step in &plan.steps {
            if let Some(direction) = direction_of(step)
                && let Source::Python(path) = history.source_of(&step.revision)?
            {
                files.push((path, direction));
            }
        }
        if self.may_go_straight(&files) {
            self.read(&files);
        }
        let first = files
            .iter()
            .find(|(path, direction)| !self.is_straight(path, *direction));
        if let Some((path, _)) = first
            // An error of the start comes back when the file is to run.
            && let Ok(python) = Python::start(self.options.clone())
        {
            python.prepare(path);
            self.python = Some(python);
        }
        Ok(())
    }

    fn first(&self) -> &[PathBuf] {
        self.first.get_or_init(self.find_first)
    }

    /// Whether files mean what they say: nothing of the project changes the libraries before they run, and nobody looks at
    /// what statements give.
    fn may_go_straight(&self, files: &[(PathBuf, Direction)]) -> bool {
        let options = &self.options;
        !files.is_empty()
            && options.imports.is_empty()
            && options.run_arguments.is_none()
            && !options.settings.offline_results
            && !options
                .search_path
                .iter()
                .any(|folder| brings_library(folder))
            && self.first().is_empty()
    }

    /// Finds the files that need no interpreter. Where one of the others may change the libraries, all are left to it.
    fn read(&mut self, files: &[(PathBuf, Direction)]) {
        let read = parallel::map(files, |(path, direction)| {
            let text = std::fs::read_to_string(path).ok()?;
            match Requests::of(&text, *direction) {
                Some(requests) => Some(Some(requests)),
                None => keeps_to_itself(&text).then_some(None),
            }
        });
        // The inner None is a file that is left to the interpreter, the outer one a file that concerns all.
        let Some(read) = read.into_iter().collect::<Option<Vec<_>>>() else {
            return;
        };
        for (file, requests) in files.iter().zip(read) {
            if let Some(requests) = requests {
                self.straight.insert(file.clone(), requests);
            }
        }
    }

    /// Whether a file needs no interpreter.
    pub fn is_straight(&self, path: &Path, direction: Direction) -> bool {
        // A borrowed pair is no key.
        !self.straight.is_empty() && self.straight.contains_key(&(path.to_owned(), direction))
    }

    /// Lets the files run once more as if they never had: what they have done to their modules is gone.
    pub fn begin_again(&mut self) {
        self.python = None;
        self.begun = false;
    }

    pub fn run(
        &mut self,
        source: &Source,
        direction: Direction,
        host: &mut dyn Host,
    ) -> Result<(), evaluate::Error> {
        let path = match source {
            Source::Sql(path) => return sql::run(path, direction, host),
            Source::Python(path) => path,
        };
        if let Some(requests) = self.straight.get(&(path.clone(), direction)) {
            let asks = !self.options.settings.as_sql;
            return requests.run(path, direction, asks, host);
        }
        let python = match &mut self.python {
            Some(python) => python,
            None => self.python.insert(Python::start(self.options.clone())?),
        };
        if !std::mem::replace(&mut self.begun, true) {
            let interrupter = python.interrupter();
            self.watch.attach(move || interrupter.interrupt());
            for path in self.first.get_or_init(self.find_first) {
                python.load(path, host)?;
            }
        }
        python.run(path, direction, host)
    }
}

/// Whether modules of the project take the place of a library that mig has a stand-in for.
fn brings_library(folder: &Path) -> bool {
    STAND_INS.iter().any(|library| {
        folder.join(library).exists() || folder.join(library).with_extension("py").exists()
    })
}
