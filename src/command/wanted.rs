//! What the database is to be: what the models say, another database, or SQL files that are run on a throw-away one.
//!
//! In: a project, and what the command line says of a `target_schema`. Out: the tables and all else that is there then. Must
//! not know what becomes of it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};

use super::metadata::{Models, load_models};
use super::{Project, describe, scratch, target};
use crate::config::{Config, ProcessEnvironment};
use crate::database::introspect::snapshot::{self, Schemas};
use crate::database::{self, Connection, Interrupter};
use crate::output::Ui;
use crate::runtime::Event;
use crate::schema::{Object, ObjectKind, Objects, Table};
use crate::sql::{identifier, script};

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
    pub objects: Objects,
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
        objects: Objects::default(),
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
    let mut files = Vec::new();
    for path in sql_files(&folder.join(target))? {
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("while reading {}", path.display()))?;
        files.push((path, text));
    }
    load(&files, connection, ui)?;
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

/// Takes what both sides have for the same where servers of two versions write it down in words of their own.
pub fn take_words(objects: &mut Objects, of: &Objects) {
    let known: HashMap<(ObjectKind, &str), &Object> = of
        .objects
        .iter()
        .map(|object| ((object.kind, object.node.as_str()), object))
        .collect();
    for object in &mut objects.objects {
        let is_written_anew = match object.kind {
            ObjectKind::Schema
            | ObjectKind::Extension
            | ObjectKind::Collation
            | ObjectKind::Enum
            | ObjectKind::Domain
            | ObjectKind::Composite
            | ObjectKind::Range
            | ObjectKind::Sequence
            | ObjectKind::SequenceOptions
            | ObjectKind::SequenceOwner
            | ObjectKind::RowSecurity
            | ObjectKind::ForcedRowSecurity
            | ObjectKind::ForeignDataWrapper
            | ObjectKind::ForeignServer
            | ObjectKind::Publication
            | ObjectKind::EventTrigger
            | ObjectKind::Setting
            | ObjectKind::Comment
            | ObjectKind::Grant
            | ObjectKind::DefaultGrant
            | ObjectKind::Other => false,
            ObjectKind::Function
            | ObjectKind::Aggregate
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::Index
            | ObjectKind::ColumnDefault
            | ObjectKind::Trigger
            | ObjectKind::Rule
            | ObjectKind::Policy
            | ObjectKind::Statistics
            | ObjectKind::ForeignTable
            | ObjectKind::Published => true,
        };
        let same = known.get(&(object.kind, object.node.as_str()));
        if let (true, Some(same)) = (is_written_anew, same) {
            object.clone_from(*same);
        }
    }
}

/// The schemas that are looked at.
pub fn schemas(config: &Config) -> Schemas {
    if config.online.include_schemas {
        Schemas::All
    } else {
        Schemas::SearchPath
    }
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

/// A statement that has to be in no transaction, or in another than those before it.
const NEEDS_TRANSACTIONS: [&str; 2] = ["25001", "55P04"];
const UNDEFINED_OBJECT: &str = "42704";

/// One statement with its place.
struct Statement<'a> {
    sql: &'a str,
    path: &'a Path,
    line: usize,
}

/// Runs the files, all in one transaction if that is possible: committing each statement would cost more than running it.
fn load(files: &[(PathBuf, String)], connection: &mut Connection, ui: &mut Ui) -> Result<()> {
    let mut statements = Vec::new();
    for (path, text) in files {
        let found = script::statements(text)
            .map_err(|error| anyhow!("{error}"))
            .with_context(|| format!("while reading {}", path.display()))?;
        statements.extend(found.iter().map(|one| Statement {
            sql: one.sql,
            path,
            line: one.line,
        }));
    }
    loop {
        let Err((number, error)) = run_at_once(&statements, connection) else {
            return Ok(());
        };
        if connection.in_transaction() {
            connection.rollback()?;
        }
        let code = error.as_statement().map(|error| error.sqlstate.clone());
        if let Some(role) = missing_role(&error, connection) {
            ui.event(&Event::Warning(format!(
                "The embedded scratch database has no role {role}: one is made there"
            )));
            connection.execute(&format!("CREATE ROLE {}", identifier::always_quote(&role)))?;
            continue;
        }
        if code.is_some_and(|code| NEEDS_TRANSACTIONS.contains(&code.as_str())) {
            return run_one_by_one(&statements, connection);
        }
        return Err(at(error, &statements, number));
    }
}

fn run_at_once(
    statements: &[Statement],
    connection: &mut Connection,
) -> Result<(), (usize, database::Error)> {
    let last = statements.len().saturating_sub(1);
    connection.begin().map_err(|error| (0, error))?;
    for (number, statement) in statements.iter().enumerate() {
        connection
            .queue(statement.sql, number)
            .map_err(|error| (failed(&error).unwrap_or(number), error))?;
    }
    let flushed = connection.flush();
    flushed.map_err(|error| (failed(&error).unwrap_or(last), error))?;
    if connection.in_transaction() {
        connection.commit().map_err(|error| (last, error))?;
    }
    Ok(())
}

fn run_one_by_one(statements: &[Statement], connection: &mut Connection) -> Result<()> {
    for (number, statement) in statements.iter().enumerate() {
        connection
            .execute(statement.sql)
            .map_err(|error| at(error, statements, number))?;
    }
    Ok(())
}

/// The number of the statement that an error is about.
fn failed(error: &database::Error) -> Option<usize> {
    error.as_statement()?.tag
}

fn at(error: database::Error, statements: &[Statement], number: usize) -> anyhow::Error {
    match statements.get(number) {
        Some(statement) => anyhow::Error::from(error).context(format!(
            "while running {}, line {}, on the scratch database",
            statement.path.display(),
            statement.line
        )),
        None => error.into(),
    }
}

/// The role that grants or policies name and that a fresh database has not; it can be made only where nobody else is.
fn missing_role(error: &database::Error, connection: &Connection) -> Option<String> {
    let error = error.as_statement()?;
    if error.sqlstate != UNDEFINED_OBJECT || !connection.is_embedded() {
        return None;
    }
    let name = error
        .message
        .strip_prefix("role \"")?
        .strip_suffix("\" does not exist")?;
    Some(name.to_owned())
}
