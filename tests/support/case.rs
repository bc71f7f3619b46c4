//! Finds the cases and knows what belongs to one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::read_optional;

/// Areas whose commands need no database; theirs is an address where nobody listens.
const AREAS_WITHOUT_DATABASE: [&str; 5] = ["config", "ddl", "graph", "offline", "write"];

/// What stands before the name of an extension among what a case requires.
const EXTENSION: &str = "extension:";

/// Files of a case that say what is done and expected; everything else is input.
pub const OWN_FILES: [&str; 14] = [
    "alembic.txt",
    "commands",
    "data.sql",
    "differs",
    "down.sql",
    "expected.txt",
    "files.txt",
    "project",
    "requires",
    "revision.py",
    "rows",
    "schema.sql",
    "settings.ini",
    "up.sql",
];

/// What of Alembic's recorded outcome a case may declare to differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stream {
    /// Alembic is not run at all: mig's own features.
    Alembic,
    Stdout,
    Log,
    Warning,
    Failed,
    Raised,
    Rows,
    Exit,
    Sql,
    Schema,
    Data,
    /// What is written to disk.
    Files,
    /// Alembic's own order changes from run to run: compare what is there, not in which order.
    Random,
}

#[derive(Clone)]
pub struct Case {
    /// Path below tests/cases, with slashes.
    pub name: String,
    pub folder: PathBuf,
    /// The folders above it, area first, whose files it shares.
    pub groups: Vec<PathBuf>,
    pub differs: BTreeMap<Stream, String>,
    requires: Vec<String>,
}

impl Case {
    fn open(top: &Path, folder: &Path) -> Case {
        let relative = folder.strip_prefix(top).expect("collected below it");
        let name = relative
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        let mut groups: Vec<PathBuf> = relative
            .ancestors()
            .skip(1)
            .filter(|path| path.iter().next().is_some())
            .map(|path| top.join(path))
            .collect();
        groups.reverse();
        let requires = read_optional(&folder.join("requires")).unwrap_or_default();
        Case {
            differs: read_differs(
                &name,
                &read_optional(&folder.join("differs")).unwrap_or_default(),
            ),
            requires: requires.split_whitespace().map(str::to_string).collect(),
            folder: folder.to_path_buf(),
            name,
            groups,
        }
    }

    pub fn area(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    pub fn is_ddl(&self) -> bool {
        self.file("revision.py").exists()
    }

    pub fn is_recorded(&self) -> bool {
        !self.differs(Stream::Alembic)
    }

    pub fn differs(&self, stream: Stream) -> bool {
        self.differs.contains_key(&stream)
    }

    pub fn needs_database(&self) -> bool {
        !AREAS_WITHOUT_DATABASE.contains(&self.area())
    }

    pub fn features_present(&self) -> bool {
        self.requires.iter().all(|feature| match feature.as_str() {
            "embedded" => cfg!(feature = "embedded"),
            // util-linux's, which lends a command a terminal.
            "script" => cfg!(target_os = "linux") && is_program("script"),
            extension if extension.starts_with(EXTENSION) => true,
            other => panic!("{}: requires an unknown feature `{other}`", self.name),
        })
    }

    /// The extensions of PostgreSQL that the server must have to hand.
    pub fn extensions(&self) -> impl Iterator<Item = &str> {
        self.requires
            .iter()
            .filter_map(|word| word.strip_prefix(EXTENSION))
    }

    /// The rows of tests/compatibility/rows.txt that the case shows: what its name begins with, and its `rows` file.
    pub fn rows(&self) -> Vec<String> {
        let folder = self.name.rsplit('/').next().unwrap_or_default();
        let mut words = folder.split('-');
        let by_name = match (words.next(), words.next()) {
            (Some(section), Some(number))
                if number.len() >= 2 && number.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                Some(format!("{}-{number}", section.to_uppercase()))
            }
            _ => None,
        };
        let listed = read_optional(&self.file("rows")).unwrap_or_default();
        let mut rows: Vec<String> = by_name.into_iter().collect();
        for row in listed.split_whitespace() {
            if !rows.iter().any(|known| known == row) {
                rows.push(row.to_owned());
            }
        }
        rows
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn is_program(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn read_differs(case: &str, text: &str) -> BTreeMap<Stream, String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let (word, reason) = line
                .split_once(": ")
                .unwrap_or_else(|| panic!("{case}: differs without a reason: {line}"));
            let stream = stream_of(word)
                .unwrap_or_else(|| panic!("{case}: differs in an unknown stream `{word}`"));
            (stream, reason.to_string())
        })
        .collect()
}

fn stream_of(word: &str) -> Option<Stream> {
    Some(match word {
        "alembic" => Stream::Alembic,
        "stdout" => Stream::Stdout,
        "log" => Stream::Log,
        "warning" => Stream::Warning,
        "failed" => Stream::Failed,
        "raised" => Stream::Raised,
        "rows" => Stream::Rows,
        "exit" => Stream::Exit,
        "sql" => Stream::Sql,
        "schema" => Stream::Schema,
        "data" => Stream::Data,
        "files" => Stream::Files,
        "random" => Stream::Random,
        _ => return None,
    })
}

/// Every case below `top`, by name.
pub fn collect(top: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    visit(top, top, &mut cases);
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn visit(top: &Path, folder: &Path, cases: &mut Vec<Case>) {
    if is_case(folder) {
        cases.push(Case::open(top, folder));
        return;
    }
    for entry in fs::read_dir(folder).expect("tests/cases is readable") {
        let path = entry.expect("tests/cases is readable").path();
        if path.is_dir() {
            visit(top, &path, cases);
        }
    }
}

fn is_case(folder: &Path) -> bool {
    folder.join("commands").exists() || folder.join("revision.py").exists()
}

/// Says whether a folder is a case or has one below it, and thus is no input to share.
pub fn holds_cases(folder: &Path) -> bool {
    is_case(folder)
        || fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .any(|entry| entry.path().is_dir() && holds_cases(&entry.path()))
}
