//! A project of twenty revisions, databases that are brought to its head, and what they should hold on the way.
//!
//! The project is a mixture of Python and SQL, schema and rows. What its revisions do outside of transactions (`apart_…`)
//! they do in a way that can be done again.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use mig::database::{Connection, Endpoint, Password, Settings, Target};

use super::database::{Database, Server};
use super::states::{snapshot, states};

/// What went wrong in a test, for people.
pub type Problem = String;

/// How many revisions the project has: r01 to r20.
pub const LAST: usize = 20;

/// The revisions that work outside of a transaction, and what they make there.
const APART: [(usize, &str); 2] = [(9, "apart_orders_placed"), (11, "apart_accounts_email")];

/// A run that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// How the transactions of a run are drawn, each a configuration file of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transactions {
    /// One for the run.
    One,
    /// One for each revision.
    PerMigration,
    /// `transactional_ddl` is off.
    Without,
}

impl Transactions {
    fn file(self) -> &'static str {
        match self {
            Transactions::One => "one.ini",
            Transactions::PerMigration => "per-migration.ini",
            Transactions::Without => "without.ini",
        }
    }
}

/// Whether everything is to be tried.
pub fn thorough() -> bool {
    std::env::var("MIG_FAULTS").is_ok_and(|wish| wish == "all")
}

/// The server of the tests; `None`, said aloud, where there is none.
pub fn server() -> Option<Server> {
    match std::env::var("MIG_TEST_DATABASE_URL") {
        Ok(url) => Some(Server::from_url(&url)),
        Err(_) => {
            say("NOT RUN: MIG_TEST_DATABASE_URL is not set");
            None
        }
    }
}

/// Says something while tests run.
pub fn say(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Host and port.
pub fn address(server: &Server) -> (String, u16) {
    let place = server.place();
    let (host, port) = place.rsplit_once(':').expect("a place has a port");
    (host.to_owned(), port.parse().expect("a port is a number"))
}

/// The URL of a database behind something that listens on another port.
pub fn url_behind(database: &Database, port: u16) -> String {
    let url = database.server.url(&database.name);
    url.replace(&database.server.place(), &format!("127.0.0.1:{port}"))
}

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/faults")
        .join(name)
}

/// `mig …` on a project of this folder, with the database at `url`.
pub fn mig(project: &str, transactions: Transactions, url: &str, arguments: &[&str]) -> Command {
    let mut command = plain(Command::new(env!("CARGO_BIN_EXE_mig")), &folder(project));
    command
        .args(["-c", transactions.file()])
        .args(arguments)
        .env("DATABASE_URL", url);
    command
}

/// A command that sees of the tests' environment only where programs are found.
pub fn plain(mut command: Command, folder: &Path) -> Command {
    command
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("HOME", "/nonexistent")
        .env("TZ", "UTC")
        .env("LC_ALL", "C.UTF-8")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// How a process ended.
#[derive(Debug)]
pub struct Finished {
    /// `None`: by a signal.
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Finished {
    pub fn succeeded(&self) -> bool {
        self.status == Some(0)
    }
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Finished {
    let began = Instant::now();
    let child = command.spawn().expect("the program is there");
    finish(child, began, LIMIT)
}

/// Waits for the end; a process that hangs is killed, and has then ended by a signal.
pub fn finish(mut child: Child, began: Instant, limit: Duration) -> Finished {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let out = std::thread::spawn(|| read(stdout));
    let err = std::thread::spawn(|| read(stderr));
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            break status;
        }
        if began.elapsed() > limit {
            child.kill().expect("it is our child");
            break child.wait().expect("it is our child");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    Finished {
        status: status.code(),
        stdout: out.join().expect("no panic"),
        stderr: err.join().expect("no panic"),
        took: began.elapsed(),
    }
}

fn read(stream: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut stream) = stream {
        stream.read_to_end(&mut bytes).expect("a pipe can be read");
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A revision's id.
pub fn id(number: usize) -> String {
    format!("r{number:02}")
}

/// A database of a test's own.
pub struct Stage {
    pub database: Database,
    pub project: &'static str,
    pub transactions: Transactions,
    /// Whether what goes through a proxy is encrypted.
    pub encrypted: bool,
}

impl Stage {
    pub fn set(server: &Server, transactions: Transactions) -> Stage {
        Stage {
            database: Database::create(server).expect("a database can be created"),
            project: "project",
            transactions,
            encrypted: false,
        }
    }

    /// `mig …`, with the database at `url`.
    pub fn mig(&self, url: &str, arguments: &[&str]) -> Command {
        mig(self.project, self.transactions, url, arguments)
    }

    pub fn url(&self) -> String {
        self.database.server.url(&self.database.name)
    }

    /// The database's URL behind a proxy.
    pub fn url_behind(&self, port: u16) -> String {
        let url = url_behind(&self.database, port);
        match self.encrypted {
            true => format!("{url}?sslmode=require"),
            false => url,
        }
    }

    /// A session beside the run.
    pub fn open(&self) -> Connection {
        let (host, port) = address(&self.database.server);
        let url = self.url();
        let (_, login) = url.split_once("://").expect("a URL");
        let login = login.split('@').next().unwrap_or_default();
        let (user, password) = match login.split_once(':') {
            Some((user, password)) => (user, Some(Password::new(password))),
            None => (login, None),
        };
        let settings = Settings {
            endpoints: vec![Endpoint {
                host: Some(host),
                port,
                ..Endpoint::default()
            }],
            user: Some(user.to_owned()),
            password,
            dbname: Some(self.database.name.clone()),
            ..Settings::default()
        };
        Connection::open(&Target::Server(Box::new(settings))).expect("a session opens")
    }

    /// `mig upgrade head`, without anything in between.
    pub fn upgrade(&self) -> Finished {
        run(self.mig(&self.url(), &["upgrade", "head"]))
    }

    /// Empties the database.
    pub fn clear(&self) {
        let cleared = self.database.query(
            "SET client_min_messages = warning; DROP SCHEMA IF EXISTS extra CASCADE; DROP SCHEMA public CASCADE; \
             CREATE SCHEMA public",
        );
        cleared.expect("the database is ours");
    }

    /// Which revision the version row says, after making sure that the database holds what belongs to it.
    pub fn agreed(&self) -> Result<usize, Problem> {
        let now = snapshot(&self.database)?;
        let states = states(&self.database.server);
        let expected = &states[now.at];
        let differ = |lines: &[String]| {
            let (expected, lines) = (expected.join("\n"), lines.join("\n"));
            super::difference(&format!("at {}", id(now.at)), &expected, &lines)
        };
        let Some(difference) = differ(&now.lines) else {
            return Ok(now.at);
        };
        // What is done outside of transactions may be there before its version row.
        let apart = APART.iter().find(|(number, _)| *number == now.at + 1);
        let rest: Option<Vec<String>> = apart.map(|(_, name)| {
            let rest = now.lines.iter().filter(|line| !line.contains(name));
            rest.cloned().collect()
        });
        match rest {
            Some(rest) if differ(&rest).is_none() => Ok(now.at),
            _ => Err(difference),
        }
    }

    /// Makes sure that the run can be repeated, and ends where it should.
    pub fn completes(&self) -> Result<(), Problem> {
        let again = self.upgrade();
        if !again.succeeded() {
            return Err(format!("the next run failed: {again:?}"));
        }
        match self.agreed()? {
            LAST => Ok(()),
            at => Err(format!("the next run ended at {}", id(at))),
        }
    }
}

/// Fails with all problems, if there are some.
pub fn settle(problems: &[Problem]) {
    assert!(
        problems.is_empty(),
        "{} problems:\n\n{}",
        problems.len(),
        problems.join("\n\n")
    );
}
