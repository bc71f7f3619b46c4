//! A throw-away database: made empty, gone on every way out.
//!
//! In: nothing (an embedded one in a folder of its own), or a server where one can be made. Out: a [`Connection`], and for
//! who must end the process at once something that removes the database.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::connection::{Connection, Progress};
use super::error::Error;
use super::interrupt::Interrupter;
use super::settings::{Settings, Target};
use crate::sql::{identifier::always_quote, string_literal};

/// A throw-away database, gone when this is dropped.
pub struct Scratch {
    // Dropped first: a database that somebody uses can't be removed.
    connection: Option<Connection>,
    remains: Remains,
}

/// What there is to remove, by whoever comes first: the end of the work, or that of the process.
#[derive(Clone)]
pub struct Remains(Arc<Mutex<Option<Thing>>>);

enum Thing {
    Folders(Vec<PathBuf>),
    Database { name: String, server: Box<Settings> },
}

impl Scratch {
    /// Makes an embedded one.
    pub fn embedded(
        interrupter: Interrupter,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Scratch, Error> {
        if cfg!(not(feature = "embedded")) {
            return Err(Error::ScratchMissing);
        }
        let folder = std::env::temp_dir().join(unused_name());
        make_private(&folder).map_err(|error| Error::Embedded {
            folder: folder.clone(),
            reason: error.to_string(),
        })?;
        let scratch = Scratch::of(Thing::Folders(vec![folder.clone()]));
        scratch.open(&Target::Embedded(folder), interrupter, progress)
    }

    /// Makes one beside the database that `server` names.
    pub fn on_server(server: &Settings, interrupter: Interrupter) -> Result<Scratch, Error> {
        let name = unused_name();
        let target = Target::Server(Box::new(server.clone()));
        // Not a copy of template1, in which there may be anything.
        Connection::open_with(&target, interrupter.clone(), &mut |_| {})?.execute(&format!(
            "CREATE DATABASE {} TEMPLATE template0",
            always_quote(&name)
        ))?;
        let own = Settings {
            dbname: Some(name.clone()),
            ..server.clone()
        };
        let scratch = Scratch::of(Thing::Database {
            name,
            server: Box::new(server.clone()),
        });
        scratch.open(&Target::Server(Box::new(own)), interrupter, &mut |_| {})
    }

    fn of(thing: Thing) -> Scratch {
        Scratch {
            connection: None,
            remains: Remains(Arc::new(Mutex::new(Some(thing)))),
        }
    }

    fn open(
        mut self,
        target: &Target,
        interrupter: Interrupter,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Scratch, Error> {
        let connection = Connection::open_with(target, interrupter, progress)?;
        if let Some(Thing::Folders(folders)) = &mut *self.remains.held() {
            folders.extend(connection.embedded_socket());
        }
        self.connection = Some(connection);
        Ok(self)
    }

    /// The session with it.
    pub fn connection(&mut self) -> &mut Connection {
        self.connection
            .as_mut()
            .expect("opened before anybody gets it, and there until the drop")
    }

    /// What is to be removed if the process ends before this is dropped.
    pub fn remains(&self) -> Remains {
        self.remains.clone()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.connection = None;
        self.remains.remove();
    }
}

impl Remains {
    fn held(&self) -> MutexGuard<'_, Option<Thing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes the database, whoever uses it.
    pub fn remove(&self) {
        // Held until it is done, so that the process does not end in the middle.
        let mut thing = self.held();
        // On the way out: what can't be removed now can't be removed at all.
        match thing.take() {
            None => {}
            Some(Thing::Folders(folders)) => {
                for folder in folders {
                    let _ = fs::remove_dir_all(folder);
                }
            }
            Some(Thing::Database { name, server }) => drop(drop_database(&name, *server)),
        }
    }
}

/// Every process and every attempt has a name of its own.
fn unused_name() -> String {
    let mut random = [0; 6];
    // Without randomness the process number still tells them apart.
    let _ = getrandom::fill(&mut random);
    let random: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("mig_scratch_{}_{random}", std::process::id())
}

fn make_private(folder: &std::path::Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn drop_database(name: &str, server: Settings) -> Result<(), Error> {
    let mut connection = Connection::open(&Target::Server(Box::new(server)))?;
    connection.execute(&format!(
        "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = {}",
        string_literal(name)
    ))?;
    connection
        .execute(&format!("DROP DATABASE IF EXISTS {}", always_quote(name)))
        .map(drop)
}
