//! What the database is to be: what the models say, another database, or SQL files that are run on a throw-away one.
//!
//! In: a project, what the command line says of the target. Out: the tables and all else that is wanted, and the models where
//! they say it. Must not know what becomes of it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::metadata::{Models, load_models};
use super::{Project, describe, scratch, target};
use crate::config::{Config, ProcessEnvironment};
use crate::database::introspect::snapshot::{self, Schemas};
use crate::database::{Connection, Interrupter};
use crate::output::Ui;
use crate::schema::{Object, Table};

/// What the command line says of a comparison.
#[derive(Debug, Clone, Default)]
pub struct CompareOptions {
    /// `--target-schema`: what the database is to be, in place of the models.
    pub target_schema: Option<String>,
}

impl CompareOptions {
    /// What says in SQL what the database is to be, and the folder that its path starts from.
    pub fn target<'a>(&'a self, config: &'a Config) -> Option<(&'a str, &'a Path)> {
        let typed = self.target_schema.as_deref();
        let set = config.autogenerate.target_schema.as_deref();
        typed
            .map(|typed| (typed, config.working_directory.as_path()))
            .or_else(|| set.map(|set| (set, config.here.as_path())))
    }
}

/// What the database is to be.
pub struct Wanted {
    pub tables: Vec<Table>,
    pub objects: Vec<Object>,
    /// Read from a database, so that all of it can be compared.
    pub is_database: bool,
    /// The version of that database's server.
    pub server_version: Vec<u32>,
}

/// Reads what is wanted: another database, SQL files that are run on a throw-away one, or the models.
pub fn wanted(
    project: &Project,
    options: &CompareOptions,
    ui: &mut Ui,
) -> Result<(Wanted, Option<Models>)> {
    let config = project.config()?;
    if let Some((target, folder)) = options.target(config) {
        return Ok((wanted_of(target, folder, project, ui)?, None));
    }
    let mut models = load_models(project, ui)?;
    let metadata = std::mem::take(&mut models.metadata);
    let wanted = Wanted {
        tables: metadata.into_iter().flat_map(|one| one.tables).collect(),
        objects: Vec::new(),
        is_database: false,
        server_version: Vec::new(),
    };
    Ok((wanted, Some(models)))
}

/// Reads what SQL says, or another database.
fn wanted_of(target: &str, folder: &Path, project: &Project, ui: &mut Ui) -> Result<Wanted> {
    let config = project.config()?;
    if is_url(target) {
        let database = config.other_database(target, "target_schema", &ProcessEnvironment)?;
        let interrupter = Interrupter::default();
        let ours = interrupter.clone();
        project.watched().attach(move || ours.interrupt());
        let mut connection =
            Connection::open_with(&target::target(&database), interrupter, &mut |progress| {
                ui.status(describe::progress(progress));
            })?;
        return read_database(&mut connection, config);
    }
    let server = config.autogenerate.scratch.as_deref().unwrap_or_default();
    let mut scratch = scratch::on(server, config, project.watched(), ui)?;
    let connection = scratch.connection();
    for file in sql_files(&folder.join(target))? {
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("while reading {}", file.display()))?;
        connection
            .execute(&without_meta_commands(&text))
            .with_context(|| format!("while running {} on the scratch database", file.display()))?;
    }
    // What a dump sets for itself is not for us.
    connection.execute("RESET ALL")?;
    read_database(connection, config)
}

/// Whether a target is a database, and no file.
pub fn is_url(target: &str) -> bool {
    target.contains("://")
}

fn read_database(connection: &mut Connection, config: &Config) -> Result<Wanted> {
    let schemas = schemas(config);
    Ok(Wanted {
        tables: snapshot::tables(connection, &schemas, true)?.tables,
        objects: snapshot::objects(connection, &schemas)?,
        is_database: true,
        server_version: connection.server_version(),
    })
}

/// The file, or the SQL files of the folder by name.
fn sql_files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in
        std::fs::read_dir(path).with_context(|| format!("while reading {}", path.display()))?
    {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "sql") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// A dump without the lines that are psql's, such as `\\restrict`.
fn without_meta_commands(text: &str) -> String {
    text.lines()
        .map(|line| if line.starts_with('\\') { "" } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The schemas that are looked at.
pub fn schemas(config: &Config) -> Schemas {
    if config.online.include_schemas {
        Schemas::All
    } else {
        Schemas::SearchPath
    }
}
