//! What env.py says literally.
//!
//! mig does not run env.py. It reads the keywords of its `context.configure(...)` calls, the naming convention of
//! `target_metadata` as far as plain imports lead to it, what is plainly added to `sys.path`, and the database URL where
//! it is put together from constants and environment variables.
//!
//! In: env.py's text and what its expressions may refer to (`config.get_main_option`, `os.environ`, `-x`). Out: the
//! settings for both modes, and the list of everything that mig can't follow.
//!
//! Invariant: what can't be told for certain is listed and left at its default, never guessed.

mod call;
mod configure;
mod module;
mod sys_path;
mod target;
mod value;
mod walk;

pub use self::target::TargetSource;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use self::module::Module;
use self::value::{Evaluator, Scope};
use self::walk::Walker;
use super::context::ContextSettings;
use super::environment::Environment;
use super::secret::Secret;
use super::{Section, Unfollowed};

/// What env.py's expressions may refer to.
pub(super) struct EnvContext<'a> {
    pub(super) sections: &'a BTreeMap<String, Section>,
    pub(super) section: &'a str,
    pub(super) x_arguments: &'a [String],
    pub(super) x_dictionary: &'a BTreeMap<String, String>,
    pub(super) environment: &'a dyn Environment,
    pub(super) working_directory: &'a Path,
    pub(super) here: &'a Path,
    pub(super) python_path: &'a [PathBuf],
    pub(super) config_file_name: &'a str,
    /// Leave `target_metadata` alone.
    pub(super) skip_naming_convention: bool,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct EnvReading {
    pub(super) online: ContextSettings,
    pub(super) offline: ContextSettings,
    /// What env.py adds to `sys.path`.
    pub(super) sys_path: Vec<PathBuf>,
    /// The database URL that env.py sets.
    pub(super) url: Option<EnvUrl>,
    pub(super) unfollowed: Vec<Unfollowed>,
}

/// A database URL that env.py sets.
#[derive(Debug, Clone)]
pub(super) struct EnvUrl {
    pub(super) line: usize,
    /// None where it is computed.
    pub(super) value: Option<Secret>,
}

/// Reads the file.
pub(super) fn read(path: &Path, context: &EnvContext<'_>) -> EnvReading {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => return unreadable(format!("the file can't be read: {error}")),
    };
    read_text(path, &text, context)
}

/// Reads the part of the file that makes `target_metadata`, with modules of the project looked up in `folders`.
pub(super) fn read_target(path: &Path, folders: &[PathBuf]) -> Result<TargetSource, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    target::target_source(&text.replace("\r\n", "\n"), folders)
        .ok_or_else(|| "it has a syntax error".to_owned())
}

/// Reads the file's text.
fn read_text(path: &Path, text: &str, context: &EnvContext<'_>) -> EnvReading {
    let Some((module, statements)) = Module::parse(path, "", text) else {
        return unreadable("the file has a syntax error, so none of it is heeded".to_owned());
    };
    let scope = Scope {
        module: Rc::new(module),
        locals: None,
    };
    // What is added to sys.path comes first: modules are looked up there.
    let mut evaluator = Evaluator::new(context);
    let sys_path = sys_path::sys_path(&statements, &evaluator, &scope);
    evaluator.look_in(&sys_path.folders);
    let mut walker = Walker::new(text, &evaluator, context.skip_naming_convention);
    walker.walk(&statements, &scope);
    let mut reading = walker.finish();
    reading.sys_path = sys_path.folders;
    reading
        .unfollowed
        .extend(sys_path.unfollowed.into_iter().map(|offset| Unfollowed {
            line: walk::line_of(text, offset),
            what: "adds a computed folder to sys.path".to_owned(),
            changes_result: true,
            keyword: None,
            instead: Some("python_path".to_owned()),
            answered: false,
        }));
    reading.unfollowed.sort_by_key(|unfollowed| unfollowed.line);
    reading.unfollowed.dedup();
    reading
}

fn unreadable(what: String) -> EnvReading {
    let unfollowed = Unfollowed {
        line: 1,
        what,
        changes_result: true,
        keyword: None,
        instead: None,
        answered: false,
    };
    EnvReading {
        unfollowed: vec![unfollowed],
        ..EnvReading::default()
    }
}

#[cfg(test)]
mod tests;
