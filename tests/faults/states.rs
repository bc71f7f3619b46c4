//! What a database holds at each revision of the project.
//!
//! It is what clean runs leave that stop there. They are made once for a build of mig, not for each test.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::database::{Database, Server};
use super::stage::{LAST, Problem, Transactions, folder, mig, run};

/// What is in a database.
pub struct Snapshot {
    /// The revision of the version row; 0 for none.
    pub at: usize,
    pub lines: Vec<String>,
}

/// Looks into a database, once nobody else is in it.
pub fn snapshot(database: &Database) -> Result<Snapshot, Problem> {
    let said = database.query(include_str!("fingerprint.sql"))?;
    let rows = database.version_rows()?;
    let at = match rows.trim() {
        "none" | "no table" => 0,
        row => row
            .strip_prefix('r')
            .and_then(|number| number.parse().ok())
            .ok_or_else(|| format!("version rows: {rows}"))?,
    };
    Ok(Snapshot {
        at,
        lines: said.lines().map(str::to_owned).collect(),
    })
}

/// What a database holds at each revision, as lines.
pub fn states(server: &Server) -> &'static [Vec<String>] {
    static STATES: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    static MAKING: Mutex<()> = Mutex::new(());
    let _making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    STATES.get_or_init(|| {
        let kept = kept_file(server);
        let text = std::fs::read(&kept).unwrap_or_default();
        if let Ok(states) = serde_json::from_slice(&text) {
            return states;
        }
        let states = make(server);
        // Other tests may write the same at the same time.
        let written = kept.with_extension(std::process::id().to_string());
        let text = serde_json::to_vec(&states).expect("texts can be written");
        std::fs::write(&written, text).expect("a file can be written");
        std::fs::rename(&written, &kept).expect("a file can be renamed");
        states
    })
}

fn make(server: &Server) -> Vec<Vec<String>> {
    let database = Database::create(server).expect("a database can be created");
    let url = server.url(&database.name);
    let mut states = vec![snapshot(&database).expect("an empty database").lines];
    for number in 1..=LAST {
        let step = run(mig("project", Transactions::One, &url, &["upgrade", "+1"]));
        assert!(step.succeeded(), "{step:?}");
        let state = snapshot(&database).expect("a database at a revision");
        assert_eq!(state.at, number);
        states.push(state.lines);
    }
    states
}

/// Where the states are kept: a file for each build of mig, project and version of the server.
fn kept_file(server: &Server) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    let program = std::fs::metadata(env!("CARGO_BIN_EXE_mig")).expect("the program is there");
    (program.len(), program.modified().ok()).hash(&mut hasher);
    include_str!("fingerprint.sql").hash(&mut hasher);
    let files = std::fs::read_dir(folder("project/versions")).expect("a folder");
    let mut files: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    files.sort();
    for file in files {
        std::fs::read(file).expect("a file").hash(&mut hasher);
    }
    let version = Database::create(server)
        .and_then(|database| database.query("SHOW server_version"))
        .expect("the server answers");
    version.hash(&mut hasher);
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{:x}.json", hasher.finish()))
}
