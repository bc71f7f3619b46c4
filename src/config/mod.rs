//! What the command line, the configuration files, the environment and env.py's literals say, merged into plain fields.
//!
//! In: `Options` (what the command line gave), an `Environment`, files. Out: `Config`, in which every path is absolute
//! and every rule about precedence has been applied; nothing after it looks at a file of settings again.
//!
//! | file | holds |
//! |---|---|
//! | `files.rs` | which files are read, in which order |
//! | `ini.rs`, `toml_file.rs` | reading them |
//! | `settings.rs` | mig's own keys: `[mig]`, `[tool.mig]`, the tables of alembic.toml |
//! | `url.rs`, `target.rs`, `service.rs`, `passfile.rs` | which database: URLs, libpq's variables and files |
//! | `env_py/` | what env.py says literally |
//! | `load.rs` | the merging |
//!
//! It must not know revision files, nor open a connection.
//!
//! Invariants: environment variables are read here and nowhere else. A password is a `Secret` from the moment it is found.

mod context;
mod database;
mod env_py;
mod environment;
mod error;
mod files;
pub mod ini;
mod load;
mod nearest;
mod options;
mod parameters;
mod passfile;
mod secret;
mod service;
mod settings;
mod target;
mod toml_file;
mod url;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use context::{ContextSettings, NamingConvention, Paramstyle, VersionTable};
pub use database::{
    Address, ChannelBinding, ConnectionSettings, DatabaseTarget, Host, RootCertificates, SslMode,
    TargetSessionAttrs,
};
pub use env_py::TargetSource;
pub use environment::{Environment, ProcessEnvironment};
pub use error::{Error, Location, Place};
pub use files::InitFiles;
pub use secret::Secret;

/// What the command line says about the configuration.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `-c FILE`, as often as given.
    pub config_files: Vec<String>,
    /// `-n SECTION`.
    pub section: Option<String>,
    /// `-x VALUE`, as often as given.
    pub x_arguments: Vec<String>,
    /// `--url URL`.
    pub url: Option<String>,
    /// `--strict`.
    pub strict: bool,
    /// The directory that relative paths start from.
    pub working_directory: PathBuf,
    /// Don't look for the naming convention of env.py's `target_metadata`. Following it means parsing modules of the
    /// project, and commands that run no revision have no use for it.
    pub skip_naming_convention: bool,
}

/// All settings of a run.
#[derive(Clone)]
pub struct Config {
    /// The configuration files that were read, the one that wins first.
    pub files: Vec<PathBuf>,
    /// The name of the ini file, existing or not, as `config.config_file_name` shows it.
    pub config_file_name: String,
    /// The folder of the configuration file, `%(here)s`; the working directory when there is no file.
    pub here: PathBuf,
    /// The directory that relative paths start from.
    pub working_directory: PathBuf,
    /// The section that `-n` chose.
    pub section: String,

    /// The folder with env.py and the template.
    pub script_location: Option<PathBuf>,
    /// `script_location` as written; Alembic's messages show this form.
    pub script_location_as_written: Option<String>,
    /// The folders with revision files, in order.
    pub version_locations: Vec<PathBuf>,
    /// Look for revision files in sub-folders, too.
    pub recursive_version_locations: bool,
    /// Accept compiled files without their source: mig can't, and says so where it meets one.
    pub sourceless: bool,
    /// The name of a new revision file.
    pub file_template: String,
    /// The longest slug in the name of a new revision file.
    pub truncate_slug_length: usize,
    /// The time zone of a new revision file's date; None is local time without a zone.
    pub timezone: Option<String>,
    /// The encoding of a new revision file.
    pub output_encoding: String,
    /// Whether `revision` runs env.py under Alembic even without autogenerate.
    pub revision_environment: Result<bool, Error>,
    /// The time that a new revision file bears, in place of the clock's: what compares files sets MIG_CLOCK.
    pub clock: Option<String>,
    /// What to run on a new revision file.
    pub post_write_hooks: Vec<PostWriteHook>,

    /// Where modules that revision files import are looked up, in order: `python_path`, then `prepend_sys_path`, then
    /// what env.py plainly adds to `sys.path`.
    pub python_path: Vec<PathBuf>,
    /// Modules to import before any revision runs, because importing them registers operations.
    pub env_imports: Vec<String>,
    /// The function whose result every `upgrade()` and `downgrade()` gets as keywords.
    pub run_migrations_arguments: Option<PythonFunction>,
    /// The metadata that says what the database is to be, as `module:attribute`; see [`Config::target_source`].
    pub target_metadata: Vec<PythonFunction>,

    /// The database, or why it can't be told. Commands that need none never look.
    pub database: Result<DatabaseTarget, Error>,
    /// The database's URL with its password hidden, as `current -v` shows it.
    pub database_url: String,
    /// Settings of runs on a database.
    pub online: ContextSettings,
    /// Settings of runs with `--sql`.
    pub offline: ContextSettings,
    /// Statements that are executed and committed before anything else on a connection.
    pub session_sql: Vec<String>,
    /// mig's own settings for runs.
    pub run: RunSettings,
    /// What comparisons with models look at.
    pub autogenerate: AutogenerateSettings,

    /// `-x` arguments in order.
    pub x_arguments: Vec<String>,
    /// `-x` arguments split at the first `=`, as `get_x_argument(as_dictionary=True)` has them; the last one wins.
    pub x_dictionary: BTreeMap<String, String>,
    /// The options that `config.get_main_option` and `config.get_section` find, by section.
    pub sections: BTreeMap<String, Section>,
    /// What was read of env.py.
    pub env_py: EnvPy,
    /// What should be said when a connection is opened: an ignored password file, a URL that env.py computes.
    pub database_warnings: Vec<String>,
}

/// The options of one section: name → value, or the reason why it can't be interpolated.
pub type Section = BTreeMap<String, Result<String, ini::Error>>;

/// What is run on a new revision file: one hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostWriteHook {
    /// The hook's name.
    pub name: String,
    /// Its options, such as `type`, `entrypoint`, `options`, `cwd`.
    pub options: BTreeMap<String, String>,
}

/// `module:function`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PythonFunction {
    /// The module's dotted name.
    pub module: String,
    /// The function in it.
    pub function: String,
}

/// What comparisons look at besides what `context.configure()` says, `[autogenerate]` of alembic.toml.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AutogenerateSettings {
    /// Compare CHECK constraints by their names.
    pub compare_checks: bool,
    /// Look after the enumerations of models, which Alembic leaves to its user.
    pub compare_enums: bool,
    /// Patterns of the tables that are looked at; none means all.
    pub include_tables: Vec<String>,
    /// Patterns of tables that are left alone.
    pub exclude_tables: Vec<String>,
    /// Kinds of things besides tables that are left alone, by their words.
    pub exclude_kinds: Vec<String>,
    /// What the database is to be, where models don't say it: the URL of a database, an SQL file, or a folder of them.
    pub target_schema: Option<String>,
    /// The server on which SQL files and new revisions are tried; None is an embedded one.
    pub scratch: Option<String>,
    /// Try new revisions on a scratch database; None is where one is at hand.
    pub prove: Option<bool>,
    /// The keys that are set, so that no function of env.py is asked in their place.
    pub said: BTreeSet<&'static str>,
}

/// mig's own settings for runs, `[run]` of alembic.toml.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunSettings {
    /// PostgreSQL's `lock_timeout` for the run.
    pub lock_timeout: Option<Duration>,
    /// How long to go on trying what did not get its lock in time.
    pub lock_retry_for: Option<Duration>,
    /// PostgreSQL's `statement_timeout` for the run.
    pub statement_timeout: Option<Duration>,
    /// PostgreSQL's `transaction_timeout` for the run.
    pub transaction_timeout: Option<Duration>,
    /// PostgreSQL's `idle_in_transaction_session_timeout` for the run.
    pub idle_in_transaction_session_timeout: Option<Duration>,
    /// How long to wait while another runner migrates the same database; None is mig's default.
    pub lock_wait: Option<Duration>,
    /// How long a whole run may take.
    pub timeout: Option<Duration>,
    /// Turn warnings about harmful results into errors.
    pub strict: bool,
}

/// What was read of env.py.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnvPy {
    /// The file, when there is one.
    pub path: Option<PathBuf>,
    /// What mig can't follow in it, in the order of its lines.
    pub unfollowed: Vec<Unfollowed>,
}

/// Something that env.py does when Alembic runs it, and that mig does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfollowed {
    /// The line, counted from one.
    pub line: usize,
    /// What is done there.
    pub what: String,
    /// Whether a run under Alembic may end differently for it; false where only new revision files are concerned.
    pub changes_result: bool,
    /// The keyword of `configure()`, where what it is given makes a generated revision another one.
    pub keyword: Option<String>,
    /// The key under `[mig]` that says the same to mig.
    pub instead: Option<String>,
    /// That key is set.
    pub answered: bool,
}

impl std::fmt::Debug for Config {
    /// Shows little on purpose: the sections hold URLs with passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Config")
            .field("files", &self.files)
            .field("section", &self.section)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Returns the folder with env.py, or Alembic's error when none is set or it does not exist.
    pub fn script_location(&self) -> Result<&Path, Error> {
        let Some(path) = &self.script_location else {
            return Err(Error::NoScriptLocation {
                files: self.files.clone(),
                section: self.section.clone(),
                nearby: ini_files_below(&self.working_directory),
            });
        };
        if !path.exists() {
            let written = self.script_location_as_written.clone().unwrap_or_default();
            let mut above = self.here.ancestors().skip(1);
            return Err(Error::ScriptLocationMissing {
                found_from: above
                    .find(|folder| folder.join(&written).join("env.py").is_file())
                    .map(Path::to_owned),
                written,
                path: path.clone(),
            });
        }
        Ok(path)
    }
}

impl Config {
    /// Reads the part of env.py that makes its `target_metadata`, and the imports of the project's modules beside it. None
    /// where there is no env.py; an error's text where it can't be read.
    pub fn target_source(&self) -> Option<(PathBuf, Result<TargetSource, String>)> {
        let path = self.env_py.path.clone()?;
        let source = env_py::read_target(&path, &self.module_folders());
        Some((path, source))
    }

    /// What of env.py mig does not follow. Functions that stand among computed keywords may be found after all.
    pub fn not_followed(&self) -> Vec<&Unfollowed> {
        let functions = match self.target_source() {
            Some((_, Ok(source))) => source.functions,
            _ => BTreeMap::new(),
        };
        let is_asked = |line: &&Unfollowed| {
            let keyword = line.keyword.as_ref();
            keyword.is_some_and(|keyword| functions.contains_key(keyword))
        };
        let lines = self.env_py.unfollowed.iter();
        lines.filter(|line| !is_asked(line)).collect()
    }

    /// Where the project's modules are: the Python path, then the folders that hold its packages when it is not installed.
    pub fn module_folders(&self) -> Vec<PathBuf> {
        let mut folders = self.python_path.clone();
        let usual = [
            self.working_directory.clone(),
            self.working_directory.join("src"),
            self.here.clone(),
        ];
        let is_package = |folder: &Path| folder.join("__init__.py").is_file();
        let holds_package = [Some(&self.here), self.script_location.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|folder| folder.ancestors())
            .filter(|folder| is_package(folder))
            .filter_map(Path::parent)
            .filter(|folder| !is_package(folder))
            .map(Path::to_owned);
        for folder in usual.into_iter().chain(holds_package) {
            if folder.is_dir() && !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        folders
    }
}

/// Returns the alembic.ini files of the folders in a folder.
fn ini_files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| PathBuf::from(entry.file_name()).join("alembic.ini"))
        .filter(|path| folder.join(path).is_file())
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests;
