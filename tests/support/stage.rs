//! Where a case is played: a folder with copies of its files, and a fresh database.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::case::{self, Case, OWN_FILES};
use super::database::{Database, NO_VERSION_TABLE, Server};
use super::settings::Settings;
use super::{Problem, difference, files};

/// The alembic.ini of a case that brings none.
const CONFIGURATION: &str = "\
[alembic]
script_location = %(here)s
version_locations = %(here)s/revisions
path_separator = os
prepend_sys_path = %(here)s
";

pub struct Stage {
    // Keeps the folder until the stage goes away.
    _owner: TempDir,
    folder: PathBuf,
    pub database: Option<Database>,
    server: Server,
    kept: BTreeMap<String, String>,
    version_rows: String,
    /// The files as they were put there.
    files: files::Snapshot,
}

/// The time that new files bear, so that they are the same in every run. record.py holds Alembic's clock, too.
const CLOCK: &str = "2026-01-31T12:34:05.000450Z";

impl Stage {
    pub fn set(case: &Case, settings: &Settings) -> Result<Stage, Problem> {
        let owner = TempDir::with_prefix("mig-case-").map_err(|error| error.to_string())?;
        let folder = owner
            .path()
            .canonicalize()
            .map_err(|error| error.to_string())?;
        let mut additions = String::new();
        for source in case.groups.iter().chain([&case.folder]) {
            if let Some(project) = super::read_optional(&source.join("project")) {
                copy_project(project.trim(), &folder)
                    .map_err(|error| format!("project {}: {error}", project.trim()))?;
            }
            copy_input(source, &folder)
                .map_err(|error| format!("{}: {error}", source.display()))?;
            additions += &super::read_optional(&source.join("settings.ini")).unwrap_or_default();
        }
        fill_defaults(case, &folder, &additions)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let (server, database) = match &settings.server {
            Some(server) if case.needs_database() => {
                (server.clone(), Some(Database::create(server)?))
            }
            _ => (Server::nowhere(), None),
        };
        Ok(Stage {
            _owner: owner,
            files: files::Snapshot::take(&folder)?,
            folder,
            database,
            server,
            kept: BTreeMap::new(),
            version_rows: NO_VERSION_TABLE.to_string(),
        })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn database_name(&self) -> &str {
        self.database
            .as_ref()
            .map_or("no_such_database", |database| &database.name)
    }

    /// The variables that every command of the case sees.
    pub fn environment(&self) -> Vec<(String, String)> {
        let mut variables = self.server.environment(self.database_name());
        variables.push((
            "DATABASE_URL".to_string(),
            self.server.url(self.database_name()),
        ));
        variables.push(("MIG_CLOCK".to_string(), CLOCK.to_string()));
        variables
    }

    /// The files that are new or changed, with their texts.
    pub fn written_files(&self) -> Result<String, Problem> {
        let now = files::Snapshot::take(&self.folder)?;
        Ok(self.normalize(&now.since(&self.files)))
    }

    /// Puts in what is only known now: `{db}`, `{server}` and `{folder}`.
    pub fn fill_in(&self, text: &str) -> String {
        self.names()
            .iter()
            .fold(text.to_string(), |text, (name, value)| {
                text.replace(name, value)
            })
    }

    /// The reverse, so that what is printed is the same in every run.
    pub fn normalize(&self, text: &str) -> String {
        let spellings = self.server.spellings();
        let servers = spellings.into_iter().map(|place| ("{server}", place));
        self.names()
            .into_iter()
            .chain(servers)
            .fold(text.to_string(), |text, (name, value)| {
                text.replace(&value, name)
            })
    }

    fn names(&self) -> [(&'static str, String); 3] {
        [
            ("{folder}", self.folder.display().to_string()),
            ("{db}", self.database_name().to_string()),
            ("{server}", self.server.place()),
        ]
    }

    /// The rows of the version table, if they are others than the last time.
    pub fn changed_version_rows(&mut self) -> Result<Option<String>, Problem> {
        let Some(database) = &self.database else {
            return Ok(None);
        };
        let rows = database.version_rows()?;
        if rows == self.version_rows {
            return Ok(None);
        }
        self.version_rows.clone_from(&rows);
        Ok(Some(rows))
    }

    /// The first time keeps the schema under a name, later says whether it is still the same.
    pub fn keep_or_compare_schema(&mut self, name: &str) -> Result<String, Problem> {
        let database = self
            .database
            .as_ref()
            .ok_or("a case without database has no schema")?;
        let schema = database.schema()?;
        Ok(match self.kept.get(name) {
            Some(kept) => difference(name, kept, &schema).unwrap_or_else(|| "same\n".to_string()),
            None => {
                self.kept.insert(name.to_string(), schema);
                "kept\n".to_string()
            }
        })
    }
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A project of tests/projects; `.` is the one this repository holds at its top.
fn copy_project(name: &str, folder: &Path) -> std::io::Result<()> {
    match name {
        "." => copy_tree(&top().join("revisions"), &folder.join("revisions")),
        _ => copy_tree(&top().join("tests/projects").join(name), folder),
    }
}

fn copy_input(source: &Path, target: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(OsStr::to_str) else {
            continue;
        };
        if path.is_dir() {
            if !case::holds_cases(&path) {
                copy_tree(&path, &target.join(name))?;
            }
        } else if !OWN_FILES.contains(&name) {
            fs::copy(&path, target.join(name))?;
        }
    }
    Ok(())
}

fn copy_tree(source: &Path, target: &Path) -> std::io::Result<()> {
    fs::create_dir_all(target)?;
    for entry in fs::read_dir(source)? {
        let entry = entry?;
        let copy = target.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &copy)?;
        } else {
            fs::copy(entry.path(), copy)?;
        }
    }
    Ok(())
}

/// A plain Alembic project around what the case brings. A case with a configuration of its own gets none.
fn fill_defaults(case: &Case, folder: &Path, additions: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("revisions"))?;
    if case.is_ddl() {
        fs::copy(
            case.file("revision.py"),
            folder.join("revisions/revision.py"),
        )?;
    }
    let configured = [
        "alembic.ini",
        "alembic.toml",
        "pyproject.toml",
        "no-configuration",
    ];
    if !configured.iter().any(|name| folder.join(name).exists()) {
        fs::write(
            folder.join("alembic.ini"),
            format!("{CONFIGURATION}{additions}"),
        )?;
    }
    if !folder.join("env.py").exists() {
        fs::copy(top().join("tests/support/env.py"), folder.join("env.py"))?;
    }
    Ok(())
}
