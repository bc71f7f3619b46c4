//! What commands share: the configuration, the revision files, the database, each looked at when it is first needed.
//!
//! In: what the command line says. Out: a `Config`, a `ScriptDirectory`, a `Connection`, the rows of the version table.
//!
//! Invariant: nothing here writes to a database, except the statements that the configuration names for every session.

use std::cell::{Cell, OnceCell};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Result;

use super::{describe, interpreter, target};
use crate::config::{self, Config, DatabaseTarget, ProcessEnvironment};
use crate::database::{self, Connection, Interrupter, Target, Versions};
use crate::ddl::VersionTable;
use crate::output::Ui;
use crate::report::Notice;
use crate::runtime::Watch;
use crate::script::{Locations, SMALL_HISTORY, ScriptDirectory};

/// How long a command may wait for what nobody asked for.
const GLANCE: Duration = Duration::from_millis(800);

/// One project, as the command line names it.
pub struct Project {
    options: config::Options,
    config: OnceCell<Config>,
    directory: OnceCell<ScriptDirectory>,
    watch: OnceCell<Watch>,
    /// The connection that is being opened meanwhile.
    ahead: Cell<Option<Opening>>,
}

/// A connection that is being opened, on a thread of its own.
type Opening = JoinHandle<Result<Connection, database::Error>>;

impl Project {
    /// Takes what the command line says; nothing is read yet.
    pub fn new(options: config::Options) -> Project {
        Project {
            options,
            config: OnceCell::new(),
            directory: OnceCell::new(),
            watch: OnceCell::new(),
            ahead: Cell::new(None),
        }
    }

    /// Returns what the command line says about the project.
    pub fn options(&self) -> &config::Options {
        &self.options
    }

    /// Limits the time of everything from here on, where nothing limits it yet; `signals` says whether a signal ends it in
    /// good order.
    pub fn watch(&self, limit: Option<Duration>, signals: bool) -> Result<()> {
        if self.watch.get().is_none() {
            let watch = Watch::start(limit, signals)?;
            self.watch.get_or_init(|| watch);
        }
        Ok(())
    }

    /// Returns what watches over the run; where nothing was said, nothing does.
    pub fn watched(&self) -> &Watch {
        self.watch.get_or_init(Watch::default)
    }

    /// Returns the configuration.
    pub fn config(&self) -> Result<&Config> {
        if let Some(config) = self.config.get() {
            return Ok(config);
        }
        let config = Config::load(&self.options, &ProcessEnvironment)?;
        Ok(self.config.get_or_init(|| config))
    }

    /// Returns the revision files and their graph.
    pub fn script_directory(&self, ui: &mut Ui) -> Result<&ScriptDirectory> {
        if let Some(directory) = self.directory.get() {
            return Ok(directory);
        }
        let config = self.config()?;
        config.script_location()?;
        let locations = Locations {
            folders: config.version_locations.clone(),
            recursive: config.recursive_version_locations,
            sourceless: config.sourceless,
            read_whole_up_to: SMALL_HISTORY,
        };
        let mut python = None;
        let directory = ScriptDirectory::load(&locations, &mut |path, _| {
            let watch = self.watched();
            interpreter::evaluate_header(config, watch, &mut python, path).map_err(|error| {
                match watch.interruption() {
                    Some(interruption) => interruption.to_string().into(),
                    None => error,
                }
            })
        })?;
        let own = directory.warnings.iter().map(ToString::to_string);
        for warning in own.chain(directory.map.warnings().iter().map(ToString::to_string)) {
            ui.warning(&Notice::new(warning));
        }
        Ok(self.directory.get_or_init(|| directory))
    }

    /// Begins to open the database, for a command that first reads the revision files and then needs it in any case. What
    /// comes of it is `connect`'s affair. An embedded database is not opened ahead: that shows how it goes.
    pub fn connect_ahead(&self) -> Result<()> {
        if let Ok(database @ DatabaseTarget::Server(_)) = &self.config()?.database {
            let target = target::target(database);
            let interrupter = self.interrupter();
            let opening = std::thread::Builder::new()
                .name("connect".into())
                .spawn(move || Connection::open_with(&target, interrupter, &mut |_| {}));
            // Without a thread, `connect` does it all.
            self.ahead.set(opening.ok());
        }
        Ok(())
    }

    /// Opens the database.
    pub fn connect(&self, ui: &mut Ui) -> Result<Connection> {
        let config = self.config()?;
        for warning in &config.database_warnings {
            ui.warning(&Notice::new(warning));
        }
        let database = config.database.as_ref().map_err(Clone::clone)?;
        if let Some(opening) = self.ahead.take() {
            let opened = opening.join();
            return Ok(opened.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(Connection::open_with(
            &target::target(database),
            self.interrupter(),
            &mut |progress| ui.status(describe::progress(progress)),
        )?)
    }

    /// What ends the waits of a connection when the run is ended.
    fn interrupter(&self) -> Interrupter {
        let interrupter = Interrupter::default();
        let ours = interrupter.clone();
        self.watched().attach(move || ours.interrupt());
        interrupter
    }

    /// Opens the database and executes what the configuration wants executed in every session.
    pub fn connect_as_configured(&self, ui: &mut Ui) -> Result<Connection> {
        let mut connection = self.connect(ui)?;
        for statement in &self.config()?.session_sql {
            connection.execute(statement)?;
        }
        Ok(connection)
    }

    /// Reads the rows of the version table; none where there is no table.
    pub fn version_rows(&self, ui: &mut Ui) -> Result<Vec<String>> {
        let mut connection = self.connect_as_configured(ui)?;
        self.rows(&mut connection)
    }

    /// Reads the rows of the version table on an open connection.
    pub fn rows(&self, connection: &mut Connection) -> Result<Vec<String>> {
        let table = version_table(self.config()?);
        Ok(Versions::find(connection, &table)?.heads(connection)?)
    }

    /// Reads the rows of the version table if that is quickly done, for a view that is better with them.
    ///
    /// Embedded databases are left alone, since starting one takes longer than the view; so are databases whose session
    /// statements do more than set something.
    pub fn glance_at_version_rows(&self) -> Option<Vec<String>> {
        let config = self.config().ok()?;
        let Ok(DatabaseTarget::Server(_)) = &config.database else {
            return None;
        };
        let mut target = target::target(config.database.as_ref().ok()?);
        if let Target::Server(settings) = &mut target {
            settings.connect_timeout = Some(
                settings
                    .connect_timeout
                    .map_or(GLANCE, |timeout| timeout.min(GLANCE)),
            );
        }
        let sets = |statement: &String| {
            statement
                .trim_start()
                .get(..4)
                .is_some_and(|word| word.eq_ignore_ascii_case("set "))
        };
        if !config.session_sql.iter().all(sets) {
            return None;
        }
        let mut connection = Connection::open(&target).ok()?;
        connection
            .execute(&format!("SET statement_timeout = {}", GLANCE.as_millis()))
            .ok()?;
        for statement in &config.session_sql {
            connection.execute(statement).ok()?;
        }
        Versions::find(&mut connection, &version_table(config))
            .ok()?
            .heads(&mut connection)
            .ok()
    }
}

/// Returns the version table as the layers below name it.
pub fn version_table(config: &Config) -> VersionTable {
    let table = &config.online.version_table;
    VersionTable {
        name: table.name.clone(),
        schema: table.schema.clone(),
        primary_key: table.primary_key,
    }
}
