//! What `upgrade`, `downgrade`, `stamp` and `ensure_version` share: a goal goes to the runtime, its events to the screen.
//!
//! In: a goal, a project. Out: a report of what was done. Must not know SQL, nor how events are shown.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::project::{Project, version_table};
use super::scratch::{self, ScratchOptions};
use super::{Advised, advice, describe, interpreter, target};
use crate::config::{Config, ContextSettings, Paramstyle};
use crate::database::{self, Connection, Interrupter};
use crate::ddl::VersionTable;
use crate::evaluate::Direction;
use crate::output::Ui;
use crate::report::{EnsureVersion, Report, Run, RunKind, Script, Step};
use crate::runtime::{
    self, Aside, Databases, Event, Goal, History, Limits, OfflineStart, Settings, Source, Watch,
    Way,
};
use crate::script::{self, Language, ScriptDirectory};
use crate::sql::duration::{DURATION, parse_duration};

/// How long a run waits for another one on the same database, unless the configuration says so.
const LOCK_WAIT: Duration = Duration::from_secs(600);

/// Options of the commands that move a database.
#[derive(Debug, Default, clap::Args)]
pub struct RunOptions {
    /// Don't emit SQL to database - dump to standard output instead
    #[arg(long)]
    pub sql: bool,
    /// Arbitrary 'tag' name - can be read by revision files
    #[arg(long)]
    pub tag: Option<String>,
    /// How long a statement waits for a lock, such as 5s
    #[arg(long, value_name = "TIME", value_parser = read_time)]
    pub lock_timeout: Option<Duration>,
    /// How long to go on trying what did not get its lock in time, where it is safe to do it again
    #[arg(long, value_name = "TIME", value_parser = read_time)]
    pub lock_retry_for: Option<Duration>,
    /// How long a statement may take
    #[arg(long, value_name = "TIME", value_parser = read_time)]
    pub statement_timeout: Option<Duration>,
    /// How long to wait for another run on the same database; 0 is not at all, the default 10min
    #[arg(long, value_name = "TIME", value_parser = read_time)]
    pub lock_wait: Option<Duration>,
    /// How long the whole run may take, such as 30s or 5min; then it is ended and rolled back. 0 is no limit
    #[arg(long, value_name = "TIME", value_parser = read_time)]
    pub timeout: Option<Duration>,
    /// Say which configuration and database are used, and what of env.py is not followed
    #[arg(short, long)]
    pub verbose: bool,
}

fn read_time(text: &str) -> Result<Duration, String> {
    parse_duration(text).ok_or_else(|| format!("it must be {DURATION}"))
}

/// Begins to look at the time, and at signals where they would leave something behind: a statement that runs in a database,
/// or a scratch database.
fn begin(options: &RunOptions, scratch: Option<&ScratchOptions>, project: &Project) -> Result<()> {
    let limit = options.timeout.or(project.config()?.run.timeout);
    let signals = !options.sql || scratch.is_some_and(ScratchOptions::is_wanted);
    project.watch(limit.filter(|limit| !limit.is_zero()), signals)
}

/// Brings the database to a goal.
pub fn migrate(
    goal: Goal,
    kind: RunKind,
    options: &RunOptions,
    project: &Project,
    ui: &mut Ui,
) -> Result<Report> {
    begin(options, None, project)?;
    project.connect_ahead()?;
    let directory = project.script_directory(ui)?;
    let config = project.config()?;
    if options.verbose {
        describe::setup(config, ui);
    }
    let watch = project.watched();
    let mut connection = project
        .connect(ui)
        .map_err(|error| named_interruption(error, watch))?;
    let settings = settings(config, &config.online, options, false)?;
    let settings = Settings {
        aside: ui.aside(),
        ..settings
    };
    let source = |id: &str| source_of(directory, id);
    let history = History {
        map: &directory.map,
        source: &source,
        limits: &limits_of(directory),
        first: &|| directory.reaching_files(),
    };
    let began = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    let mut listener = |event: Event| {
        match &event {
            Event::StepFinished { elapsed, .. } => times.push(*elapsed),
            Event::Overtaken { done, .. } => times.truncate(*done),
            _ => {}
        }
        ui.event(&event);
    };
    let outcome = runtime::migrate(
        &mut connection,
        &history,
        &goal,
        &settings,
        watch,
        &mut listener,
    );
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(source) => {
            // An embedded database has room for one connection only.
            drop(connection);
            let hints = advise(&source, &goal, &history, options, project, ui);
            return Err(Advised { hints, source }.into());
        }
    };
    let steps = outcome
        .plan
        .steps
        .iter()
        .zip(times.into_iter().chain(std::iter::repeat(Duration::ZERO)));
    Ok(Report::Run(Run {
        command: kind,
        database: config.database_url.clone(),
        steps: steps
            .map(|(step, elapsed)| describe::step(step, elapsed))
            .collect::<Vec<Step>>(),
        from: outcome.before,
        to: outcome.after,
        seconds: began.elapsed().as_secs_f64(),
    }))
}

/// The error of opening a connection, or the interruption that it comes from.
fn named_interruption(error: anyhow::Error, watch: &Watch) -> anyhow::Error {
    match error.downcast::<database::Error>() {
        Ok(error) => {
            let source = runtime::Error::from(error).or_interruption(watch);
            let hints = Vec::new();
            Advised { hints, source }.into()
        }
        Err(error) => error,
    }
}

/// Looks at the database once more, to say what helps.
fn advise(
    error: &runtime::Error,
    goal: &Goal,
    history: &History<'_>,
    options: &RunOptions,
    project: &Project,
    ui: &mut Ui,
) -> Vec<String> {
    let runtime::Error::Step {
        revision,
        direction,
        remains,
        ..
    } = error
    else {
        return Vec::new();
    };
    let statement = error.statement();
    let already_there =
        statement.is_some_and(advice::is_already_there) && *direction == Direction::Upgrade;
    let bad_values = statement.filter(|statement| statement.sqlstate == "22P02");
    if remains.alone && remains.done.is_empty() && statement.is_some_and(advice::is_gone) {
        return vec![format!(
            "revision {revision} runs this outside of a transaction: if an earlier attempt at it was ended just then, it has done this already; with IF EXISTS the revision goes on"
        )];
    }
    if !already_there && bad_values.is_none() && *direction == Direction::Upgrade {
        return Vec::new();
    }
    let Ok(mut connection) = project.connect_as_configured(ui) else {
        return Vec::new();
    };
    let Ok(rows) = project.rows(&mut connection) else {
        return Vec::new();
    };
    let Ok(plan) = goal.plan(history.map, &rows) else {
        return Vec::new();
    };
    let Some(position) = plan
        .steps
        .iter()
        .position(|step| step.revision == *revision)
    else {
        return Vec::new();
    };
    let (before, failed) = plan.steps.split_at(position);
    let mut hints = Vec::new();
    if already_there && remains.alone && !remains.foreign {
        hints.push(format!(
            "revision {revision} runs this outside of a transaction: if an earlier attempt at it failed further on, it was left half done, and this is what it has left"
        ));
    }
    if already_there
        && let Ok(script) = script_of(
            &advice::rows_after(before, &rows),
            goal,
            history,
            options,
            project,
        )
    {
        hints.extend(advice::already_there(
            failed,
            &script,
            before,
            &mut connection,
        ));
    }
    if let Some(statement) = bad_values {
        hints.extend(advice::bad_values(statement, &mut connection));
    }
    if *direction == Direction::Downgrade {
        hints.extend(advice::not_undone(revision, &plan, &rows));
    }
    hints
}

/// Returns the SQL of the way from the rows to the goal, whole revisions as far as it can be written without a database.
fn script_of(
    rows: &[String],
    goal: &Goal,
    history: &History<'_>,
    options: &RunOptions,
    project: &Project,
) -> Result<String> {
    let config = project.config()?;
    let settings = settings(config, &config.offline, options, true)?;
    let mut script = Vec::new();
    let start = OfflineStart(rows.to_vec());
    let databases = Databases {
        open: &|| Err("this look ahead asks no database".into()),
        scratch: None,
    };
    let way = Way {
        start: &start,
        goal,
    };
    let outcome = runtime::write_sql(
        &mut script,
        history,
        &way,
        &settings,
        databases,
        project.watched(),
        &mut |_| {},
    );
    let mut script = String::from_utf8(script)?;
    if outcome.is_err() {
        // A revision that asks the database ends the script; those before it are written in full.
        script.truncate(script.rfind(advice::STEP_MARKER).unwrap_or(0));
    }
    Ok(script)
}

/// Writes the SQL that brings a database from the starting rows to a goal.
pub fn write_script(
    goal: Goal,
    start: &OfflineStart,
    command: &'static str,
    options: &RunOptions,
    scratch: Option<&ScratchOptions>,
    project: &Project,
    ui: &mut Ui,
) -> Result<Report> {
    begin(options, scratch, project)?;
    let directory = project.script_directory(ui)?;
    let config = project.config()?;
    if options.verbose {
        describe::setup(config, ui);
    }
    let on_database = settings(config, &config.online, options, false)?;
    let settings = settings(config, &config.offline, options, true)?;
    let source = |id: &str| source_of(directory, id);
    let history = History {
        map: &directory.map,
        source: &source,
        limits: &limits_of(directory),
        first: &|| directory.reaching_files(),
    };
    // A range that can't be is an error before anything is made.
    let way = Way { start, goal: &goal };
    way.plan(history.map)?;
    let watch = project.watched();
    let mut scratch = match scratch {
        Some(options) => scratch::make(options, config, watch, ui)
            .map_err(|error| named_interruption(error, watch))?,
        None => None,
    };
    let open = || {
        let database = config.database.as_ref().map_err(Clone::clone)?;
        let interrupter = Interrupter::default();
        let ours = interrupter.clone();
        watch.attach(move || ours.interrupt());
        let target = target::target(database);
        Ok(Connection::open_with(&target, interrupter, &mut |_| {})?)
    };
    let databases = Databases {
        open: &open,
        scratch: scratch.as_mut().map(|scratch| runtime::Scratch {
            connection: scratch.connection(),
            settings: &on_database,
        }),
    };
    let mut script = ui.script();
    runtime::write_sql(
        &mut script,
        &history,
        &way,
        &settings,
        databases,
        watch,
        &mut |event| ui.event(&event),
    )?;
    Ok(Report::Script(Script {
        command,
        sql: script.kept(),
    }))
}

/// Makes the version table where there is none.
pub fn ensure_version(project: &Project, ui: &mut Ui) -> Result<Report> {
    let config = project.config()?;
    config.script_location()?;
    let mut connection = project.connect(ui)?;
    let settings = settings(config, &config.online, &RunOptions::default(), false)?;
    ui.event(&Event::Context {
        offline: false,
        transactional_ddl: settings.transactional_ddl,
    });
    runtime::ensure_version(&mut connection, &settings, &mut |event| ui.event(&event))?;
    Ok(Report::EnsureVersion(EnsureVersion {
        version_table: version_table(config).sql(),
    }))
}

/// Writes the SQL that makes the version table.
pub fn write_ensure_version(project: &Project, ui: &mut Ui) -> Result<Report> {
    let config = project.config()?;
    config.script_location()?;
    let settings = settings(config, &config.offline, &RunOptions::default(), true)?;
    let mut script = ui.script();
    ui.event(&Event::Context {
        offline: true,
        transactional_ddl: settings.transactional_ddl,
    });
    runtime::write_ensure_version(&mut script, &settings)?;
    Ok(Report::Script(Script {
        command: "ensure_version",
        sql: script.kept(),
    }))
}

/// Returns the rows that a script starts from; `A,B` are two rows.
pub fn starting_rows(
    start: Option<&str>,
    options: &RunOptions,
    scratch: Option<&ScratchOptions>,
    project: &Project,
    ui: &mut Ui,
) -> Result<OfflineStart> {
    begin(options, scratch, project)?;
    let map = &project.script_directory(ui)?.map;
    let mut rows = Vec::new();
    for start in start.iter().flat_map(|start| start.split(',')) {
        rows.extend(map.starting_rows(start)?);
    }
    Ok(OfflineStart(rows))
}

fn source_of(directory: &ScriptDirectory, id: &str) -> Option<Source> {
    let script = directory.script(id)?;
    Some(match script.language {
        Language::Python => Source::Python(script.path.clone()),
        Language::Sql => Source::Sql(script.path.clone()),
    })
}

/// What a run is told of the project.
pub(super) fn settings(
    config: &Config,
    context: &ContextSettings,
    options: &RunOptions,
    as_sql: bool,
) -> Result<Settings> {
    let table = &context.version_table;
    Ok(Settings {
        version_table: VersionTable {
            name: table.name.clone(),
            schema: table.schema.clone(),
            primary_key: table.primary_key,
        },
        transaction_per_migration: context.transaction_per_migration,
        transactional_ddl: context.transactional_ddl,
        session_sql: config.session_sql.clone(),
        naming_convention: interpreter::naming_convention(context)?,
        literal_binds: context.literal_binds,
        named_placeholders: context.paramstyle == Paramstyle::Named,
        strict: config.run.strict,
        lock_wait: options
            .lock_wait
            .or(config.run.lock_wait)
            .unwrap_or(LOCK_WAIT),
        limits: Limits {
            lock: options.lock_timeout.or(config.run.lock_timeout),
            statement: options.statement_timeout.or(config.run.statement_timeout),
            transaction: config.run.transaction_timeout,
            idle_in_transaction: config.run.idle_in_transaction_session_timeout,
        },
        lock_retry_for: options
            .lock_retry_for
            .or(config.run.lock_retry_for)
            .unwrap_or_default(),
        aside: Aside::default(),
        python: interpreter::options(config, context, options.tag.as_deref(), as_sql),
    })
}

/// Returns what finds the time limits that a revision's file asks for.
fn limits_of(directory: &ScriptDirectory) -> impl Fn(&str) -> Result<Limits, script::Error> {
    move |id| {
        let asked = match directory.script(id) {
            Some(script) => script.limits()?,
            None => script::Limits::default(),
        };
        Ok(Limits {
            lock: asked.lock_timeout,
            statement: asked.statement_timeout,
            ..Limits::default()
        })
    }
}
