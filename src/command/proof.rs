//! A new revision proves itself: on a scratch database it must make what is wanted, and its downgrade must take that back.
//!
//! In: what is wanted, the live schema as it was read, the revision's file. Out: what the revision does not express, and what
//! its downgrade does not take back. Nothing is written to the project's database.
//!
//! The scratch database starts as a copy of the live schema, not as the history run up to its head. The live schema is what
//! the revision was made from and what it will meet, with all in which it differs from the history; copying it takes one
//! statement a thing however long the history is, runs none of the project's code, and wants no rows that some old
//! revision asks for. That it is a copy is not taken for granted: it is read back and compared. There are no rows in it, so
//! what only rows can refuse (NOT NULL over NULLs, a cast of bad values) stays unseen. Where the scratch server is of another
//! version than the one that something was read from, views, functions and their like count as the same if both are there.

use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};

use super::autogenerate::{self, Generated};
use super::project::{Project, version_table};
use super::run::{self, RunOptions};
use super::scratch;
use super::wanted::{self, Wanted};
use crate::autogenerate::render::{self, Style};
use crate::autogenerate::{
    Answers, Comparison, Difference, Filter, Level, Live, Logger, Options, Renamed, compare,
};
use crate::config::Config;
use crate::database::introspect::snapshot::Schemas;
use crate::database::{self, Connection};
use crate::ddl::{self, Context};
use crate::output::Ui;
use crate::report::{Proof, RevisionFile};
use crate::revision::{Revision, RevisionMap};
use crate::runtime::{self, AskedServer, Goal, History, Limits, Settings, Source};
use crate::schema::NamingConvention;
use crate::script::Language;
use crate::sql::identifier::quote;

const ROLES: &str = "SELECT rolname FROM pg_catalog.pg_roles ORDER BY rolname";

/// What a proof starts from.
pub struct Premises {
    wanted: Wanted,
    answers: Answers,
    live: Live,
    /// The schemas in which names without one are looked up.
    search_path: Vec<String>,
    /// Who may be granted something.
    roles: Vec<String>,
    server_version: Vec<u32>,
}

impl Premises {
    /// Reads the whole schema behind `connection`.
    pub fn new(
        wanted: Wanted,
        answers: Answers,
        connection: &mut Connection,
    ) -> Result<Premises, database::Error> {
        let search_path = connection
            .query("SELECT pg_catalog.unnest(pg_catalog.current_schemas(false))")?
            .first_column();
        let roles = connection.query(ROLES)?.first_column();
        Ok(Premises {
            wanted,
            answers,
            live: everything_in(connection)?,
            search_path,
            roles,
            server_version: connection.server_version(),
        })
    }
}

/// Whether and where to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The server to make the scratch database on; empty for an embedded one.
    pub server: String,
    /// Somebody said so: what does not hold is then a failure, and else a warning.
    pub asked: bool,
}

impl Wish {
    /// What the command line and the configuration say: `prove` is the option's value, where it was given.
    ///
    /// Without a word a revision proves itself where a scratch database is at hand anyway: SQL files are compared by way of
    /// one, or the configuration names a server for them.
    pub fn new(
        prove: Option<&str>,
        no_prove: bool,
        target: Option<&str>,
        config: &Config,
    ) -> Option<Wish> {
        let settings = &config.autogenerate;
        let at_hand = settings.scratch.is_some() || target.is_some_and(|one| !wanted::is_url(one));
        let asked = prove.is_some() || settings.prove == Some(true);
        if no_prove || !asked && (settings.prove == Some(false) || !at_hand) {
            return None;
        }
        let typed = prove.filter(|url| !url.is_empty()).map(str::to_owned);
        Some(Wish {
            server: typed.or(settings.scratch.clone()).unwrap_or_default(),
            asked,
        })
    }
}

/// Proves a revision that was just written. What does not hold is said, or kept for the answer where it was asked for.
pub fn prove(
    generated: &mut Generated,
    file: &RevisionFile,
    language: Language,
    wish: &Wish,
    project: &Project,
    ui: &mut Ui,
) -> Result<Option<Proof>> {
    let Some(premises) = &mut generated.premises else {
        return Ok(None);
    };
    let tried = try_out(premises, file, language, wish, project, ui);
    let mut proof = match tried {
        Ok(proof) => proof,
        Err(error) if wish.asked => {
            let what = format!("The new revision stays as it is, unproven: {}", file.path);
            return Err(error.context(what));
        }
        Err(error) => Proof {
            untried: Some(in_words(&error)),
            ..Proof::default()
        },
    };
    proof.asked = wish.asked;
    let difference = &generated.difference;
    proof.comes_back_in_part = match &difference.back {
        Some(back) => !back.unwritten.is_empty(),
        None => difference
            .operations
            .iter()
            .any(|one| one.reverse().is_none()),
    };
    if proof.lines().is_empty() {
        ui.status("Proven on a scratch database: it makes what is wanted, and its downgrade takes it back");
    } else if !wish.asked || proof.holds() {
        for line in proof.lines() {
            ui.warning(&crate::report::Notice::new(line));
        }
    }
    Ok(Some(proof))
}

fn try_out(
    premises: &mut Premises,
    file: &RevisionFile,
    language: Language,
    wish: &Wish,
    project: &Project,
    ui: &mut Ui,
) -> Result<Proof> {
    let config = project.config()?;
    let mut scratch = scratch::on(&wish.server, config, project.watched(), ui)?;
    let connection = scratch.connection();
    let settings = run::settings(config, &config.online, &RunOptions::default(), false)?;
    copy(premises, connection, &settings, config)
        .context("the scratch database can't be made a copy of this one")?;
    let before = everything_in(connection)?;

    let trial = Trial {
        map: RevisionMap::new(vec![alone(file)])?,
        source: source(file, language),
        first: project.script_directory(ui)?.reaching_files(),
        settings: &settings,
        project,
    };
    let mut proof = Proof::default();
    if let Err(error) = trial.run(Goal::Upgrade(file.revision.clone()), connection) {
        proof.upgrade_fails = Some(in_words(&error.into()));
        return Ok(proof);
    }
    let (left, style) =
        autogenerate::remaining(&mut premises.wanted, &premises.answers, connection, config)?;
    proof.not_expressed = in_directives(&left, &style)?;
    if let Err(error) = trial.run(Goal::Downgrade("base".to_owned()), connection) {
        proof.downgrade_fails = Some(in_words(&error.into()));
        return Ok(proof);
    }
    let after = everything_in(connection)?;
    let left = difference(&before, &after, connection, config)?;
    proof.not_undone = in_directives(&left, &Style::default())?;
    Ok(proof)
}

/// The revision as the only one of its graph: what it follows is there, as a copy.
fn alone(file: &RevisionFile) -> Revision {
    Revision {
        id: file.revision.clone(),
        down_revisions: Vec::new(),
        branch_labels: Vec::new(),
        depends_on: Vec::new(),
        doc: file.message.clone(),
    }
}

fn source(file: &RevisionFile, language: Language) -> Source {
    let path = PathBuf::from(&file.path);
    match language {
        Language::Python => Source::Python(path),
        Language::Sql => Source::Sql(path),
    }
}

/// The new revision's runs.
struct Trial<'a> {
    map: RevisionMap,
    source: Source,
    /// Files that change how others run.
    first: Vec<PathBuf>,
    settings: &'a Settings,
    project: &'a Project,
}

impl Trial<'_> {
    fn run(&self, goal: Goal, connection: &mut Connection) -> Result<(), runtime::Error> {
        let history = History {
            map: &self.map,
            source: &|_| Some(self.source.clone()),
            limits: &|_| Ok(Limits::default()),
            first: &|| self.first.clone(),
        };
        let watch = self.project.watched();
        runtime::migrate(
            connection,
            &history,
            &goal,
            self.settings,
            watch,
            &mut |_| {},
        )
        .map(drop)
    }
}

/// Makes the live schema on the scratch database, and makes sure that it is the same.
fn copy(
    premises: &mut Premises,
    connection: &mut Connection,
    settings: &Settings,
    config: &Config,
) -> Result<()> {
    if connection.is_embedded() {
        let there = connection.query(ROLES)?.first_column();
        for role in premises.roles.iter().filter(|role| !there.contains(role)) {
            // Those of a later version of the server are nobody's to make.
            if !role.starts_with("pg_") {
                connection.execute(&format!("CREATE ROLE {}", quote(role)))?;
            }
        }
    }
    let schemas = premises.search_path.iter();
    for schema in schemas.chain(&settings.version_table.schema) {
        connection.execute(&format!("CREATE SCHEMA IF NOT EXISTS {}", quote(schema)))?;
    }
    let path: Vec<String> = premises.search_path.iter().map(|one| quote(one)).collect();
    if !path.is_empty() {
        connection.execute(&format!("SET search_path = {}", path.join(", ")))?;
    }
    runtime::ensure_version(connection, settings, &mut |_| {})?;
    let empty = everything_in(connection)?;
    let missing = difference(&premises.live, &empty, connection, config)?;
    let mut context = Context::default();
    let mut statements = Vec::new();
    for operation in &missing.operations {
        let rendered = ddl::render(operation, &mut context)?;
        statements.extend(rendered.into_iter().map(|statement| statement.sql));
    }
    connection.execute("SET check_function_bodies = off")?;
    execute_in_any_order(statements, connection)?;
    connection.execute("RESET check_function_bodies")?;
    let copied = everything_in(connection)?;
    if premises.server_version.first() != connection.server_version().first() {
        wanted::take_words(&mut premises.live.objects, &copied.objects);
    }
    let left = difference(&premises.live, &copied, connection, config)?;
    match in_directives(&left, &Style::default())?.as_slice() {
        [] => Ok(()),
        left => Err(anyhow!("this is different: {}", left.join("; "))),
    }
}

/// Executes statements that may need each other, in whichever order works.
fn execute_in_any_order(
    mut statements: Vec<String>,
    connection: &mut Connection,
) -> Result<(), database::Error> {
    while !statements.is_empty() {
        let mut refused = Vec::new();
        let mut reason = None;
        for sql in &statements {
            match connection.execute(sql) {
                Ok(_) => {}
                Err(error) if error.as_statement().is_some() => {
                    refused.push(sql.clone());
                    reason.get_or_insert(error);
                }
                Err(error) => return Err(error),
            }
        }
        match reason {
            Some(reason) if refused.len() == statements.len() => return Err(reason),
            _ => statements = refused,
        }
    }
    Ok(())
}

/// All that a database says of itself.
fn everything_in(connection: &mut Connection) -> Result<Live, database::Error> {
    let (live, _) = autogenerate::read_live(connection, &Schemas::All, true)?;
    Ok(live)
}

/// What makes one state another, whatever the project looks at.
fn difference(
    wanted: &Live,
    live: &Live,
    connection: &mut Connection,
    config: &Config,
) -> Result<Difference> {
    let options = Options {
        types: true,
        server_defaults: true,
        checks_by_name: false,
        enums: false,
        everything: true,
        version_table: version_table(config).table_name(),
        naming: NamingConvention::default(),
        filter: Filter::default(),
        answers: Answers::default(),
    };
    let comparison = Comparison {
        wanted: &wanted.tables,
        wanted_objects: &wanted.objects,
        live,
        renamed: &Renamed::default(),
        options: &options,
    };
    Ok(compare(&comparison, &mut AskedServer::new(connection))?)
}

/// A difference in words: what is to be done, and what can't be.
fn in_directives(left: &Difference, style: &Style) -> Result<Vec<String>> {
    let warnings = left
        .messages
        .iter()
        .filter(|message| message.level == Level::Warning && message.logger == Logger::Own)
        .map(|message| message.text.clone());
    let mut words = render::directives(&left.operations, style)?;
    words.extend(warnings);
    Ok(words)
}

/// An error in one line; of one of the server's its words and the statement.
fn in_words(error: &anyhow::Error) -> String {
    let mut words: Vec<String> = Vec::new();
    for link in error.chain() {
        let text = link.to_string();
        if !words.iter().any(|known| known.contains(&text)) {
            words.push(text);
        }
        if let Some(refused) = link
            .downcast_ref::<database::Error>()
            .and_then(database::Error::as_statement)
        {
            words.push(crate::report::excerpt(&refused.sql));
            break;
        }
    }
    words.join(": ")
}
