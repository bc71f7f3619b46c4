//! Finds revision files and makes the graph of them.
//!
//! Order matters for ties: folders in the configured order, files in a folder by name, sub-folders after the files.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::error::{Error, GraphError};
use super::header::{
    Depth, HeaderKey, HeaderLines, HeaderValue, HeaderValues, Reading, Unreadable, check_python,
    read_python_header,
};
use super::limits::{self, Limits, Wrong};
use super::reach::reaches_others;
use super::source::read_source;
use super::sql_header::{SqlHeader, read_sql_header};
use crate::parallel;
use crate::revision::{self, Revision, RevisionMap};

/// Histories whose files together are no bigger than this are read whole by every command, so that a mistake inside a
/// function is found as early as under Alembic; it costs a few milliseconds. For longer ones that is left to the
/// commands that run revisions.
pub const SMALL_HISTORY: u64 = 128 * 1024;

/// Where revision files are.
#[derive(Debug, Clone, Default)]
pub struct Locations {
    /// The folders, in order. One that does not exist holds no files.
    pub folders: Vec<PathBuf>,
    /// Look in sub-folders, too.
    pub recursive: bool,
    /// The project accepts compiled files without their source.
    pub sourceless: bool,
    /// Read files whole, not only their headers, as long as all together have no more bytes than this.
    pub read_whole_up_to: u64,
}

/// Runs a file whose header is computed, and returns the header's values. Gets the path and the source text.
pub type Evaluate<'a> =
    dyn FnMut(&Path, &str) -> Result<HeaderValues, Box<dyn std::error::Error + Send + Sync>> + 'a;

/// The revision files of a project, and the graph that their headers describe.
#[derive(Debug, Clone)]
pub struct ScriptDirectory {
    /// The graph.
    pub map: RevisionMap,
    /// The files, in the order they were read.
    pub scripts: Vec<Script>,
    /// What should be said once to the user. The graph has warnings of its own.
    pub warnings: Vec<Warning>,
    by_id: HashMap<String, usize>,
}

/// One revision file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The file, absolute and without symbolic links, as Alembic shows it.
    pub path: PathBuf,
    /// What it is written in.
    pub language: Language,
    /// What its header says.
    pub revision: Revision,
    /// Where the header says it.
    pub lines: HeaderLines,
    limits: Result<Limits, Wrong>,
}

/// What a revision file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python.
    Python,
    /// Plain SQL with header comments.
    Sql,
}

/// Something odd that does not stop a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Two configured folders lead to the same file.
    LoadedTwice {
        /// The file.
        path: PathBuf,
    },
}

impl std::fmt::Display for Warning {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Warning::LoadedTwice { path } => write!(
                formatter,
                "File {} loaded twice! ignoring. Please ensure version_locations is unique.",
                path.display()
            ),
        }
    }
}

impl ScriptDirectory {
    /// Reads all files and makes the graph.
    pub fn load(
        locations: &Locations,
        evaluate: &mut Evaluate<'_>,
    ) -> Result<ScriptDirectory, Error> {
        let mut warnings = Vec::new();
        let files = find_files(locations, &mut warnings)?;
        let sources = parallel::map(&files, |file| read_source(&file.path))
            .into_iter()
            .zip(files)
            .map(|(source, file)| Ok((source?, file)))
            .collect::<Result<Vec<_>, Error>>()?;
        let total: usize = sources.iter().map(|(source, _)| source.len()).sum();
        let depth = if total as u64 <= locations.read_whole_up_to {
            Depth::Whole
        } else {
            Depth::Header
        };
        let mut scripts = Vec::with_capacity(sources.len());
        let headers = parallel::map(&sources, |(source, file)| read_file(source, file, depth));
        for (header, (source, file)) in headers.into_iter().zip(&sources) {
            scripts.extend(finish(header?, source, file, evaluate)?);
        }
        let map = RevisionMap::new(
            scripts
                .iter()
                .map(|script| script.revision.clone())
                .collect(),
        )
        .map_err(|error| Error::Graph(Box::new(locate(error, &scripts))))?;
        let by_id = scripts
            .iter()
            .enumerate()
            .map(|(index, script)| (script.revision.id.clone(), index))
            .collect();
        Ok(ScriptDirectory {
            map,
            scripts,
            warnings,
            by_id,
        })
    }

    /// Returns the file of a revision, by its full id. Of two files with one id it is the later one, as in the graph.
    pub fn script(&self, id: &str) -> Option<&Script> {
        self.by_id.get(id).map(|index| &self.scripts[*index])
    }

    /// Returns the Python files that change, as they are loaded, how others run. Reads every file.
    pub fn reaching_files(&self) -> Vec<PathBuf> {
        let reach = parallel::map(&self.scripts, |script| {
            script.language == Language::Python
                && read_source(&script.path).is_ok_and(|source| reaches_others(&source))
        });
        let reaching = self.scripts.iter().zip(reach).filter(|(_, reach)| *reach);
        reaching.map(|(script, _)| script.path.clone()).collect()
    }
}

impl Script {
    /// Returns the time limits that the file asks for.
    pub fn limits(&self) -> Result<Limits, Error> {
        self.limits.clone().map_err(|wrong| Error::Limit {
            path: self.path.clone(),
            line: wrong.line,
            name: wrong.name,
        })
    }

    /// Says whether the whole file can be read, not only its header; SQL files always can.
    pub fn check(&self) -> Result<(), Error> {
        match self.language {
            Language::Python => {
                let source = read_source(&self.path)?;
                check_python(&source).map_err(|error| syntax_error(&self.path, error))
            }
            Language::Sql => Ok(()),
        }
    }
}

/// A file that may be a revision.
struct File {
    path: PathBuf,
    language: Language,
}

/// What reading one file gave, before anything is run.
enum Header {
    Python(Reading, Result<Limits, Wrong>),
    Sql(Option<SqlHeader>),
}

fn read_file(source: &str, file: &File, depth: Depth) -> Result<Header, Error> {
    match file.language {
        Language::Python => read_python_header(source, depth)
            .map(|reading| Header::Python(reading, limits::of_python(source)))
            .map_err(|error| syntax_error(&file.path, error)),
        Language::Sql => read_sql_header(&file.path, source).map(Header::Sql),
    }
}

/// Runs the file if its header is computed, and checks the values.
fn finish(
    header: Header,
    source: &str,
    file: &File,
    evaluate: &mut Evaluate<'_>,
) -> Result<Option<Script>, Error> {
    let (reading, limits) = match header {
        Header::Sql(None) => return Ok(None),
        Header::Sql(Some(SqlHeader {
            revision,
            lines,
            limits,
        })) => {
            return Ok(Some(Script {
                path: file.path.clone(),
                language: file.language,
                revision,
                lines,
                limits,
            }));
        }
        Header::Python(reading, limits) => (reading, limits),
    };
    let (values, lines, others) = match reading {
        Reading::Plain(header) => (header.values, header.lines, header.others),
        Reading::NeedsEvaluation { line } => {
            let values = evaluate(&file.path, source).map_err(|source| Error::Evaluation {
                path: file.path.clone(),
                line,
                source,
            })?;
            let here = Some(line);
            let lines = HeaderLines {
                revision: here,
                down_revision: here,
                branch_labels: here,
                depends_on: here,
            };
            (values, lines, Vec::new())
        }
    };
    let revision = revision_of(&file.path, values, &lines, others)?;
    Ok(Some(Script {
        path: file.path.clone(),
        language: file.language,
        revision,
        lines,
        limits,
    }))
}

/// Checks a Python file's values by Alembic's rules.
fn revision_of(
    path: &Path,
    values: HeaderValues,
    lines: &HeaderLines,
    others: Vec<(String, usize)>,
) -> Result<Revision, Error> {
    let wrong = |key: HeaderKey, value: &HeaderValue| Error::NotText {
        path: path.to_owned(),
        line: lines.of(key).unwrap_or(1),
        key,
        found: value.type_name().to_owned(),
    };
    let texts = |key: HeaderKey, value: Option<HeaderValue>| -> Result<Vec<String>, Error> {
        let text = |value: HeaderValue| match value {
            HeaderValue::Text(text) => Ok(text),
            other => Err(wrong(key, &other)),
        };
        match value {
            None | Some(HeaderValue::None) => Ok(Vec::new()),
            // Alembic takes an empty text for nothing.
            Some(HeaderValue::Text(empty)) if empty.is_empty() => Ok(Vec::new()),
            Some(HeaderValue::List(values)) => values.into_iter().map(text).collect(),
            Some(value) => Ok(vec![text(value)?]),
        }
    };
    let id = match values.revision {
        Some(HeaderValue::Text(id)) => id,
        Some(other) => return Err(wrong(HeaderKey::Revision, &other)),
        None => id_from_file_name(path).ok_or_else(|| Error::NoRevision {
            path: path.to_owned(),
        })?,
    };
    let Some(down_revision) = values.down_revision else {
        let similar = others
            .into_iter()
            .find(|(name, _)| name.contains("down") || name.contains("revis"));
        return Err(Error::NoDownRevision {
            path: path.to_owned(),
            similar,
        });
    };
    Ok(Revision {
        id,
        down_revisions: texts(HeaderKey::DownRevision, Some(down_revision))?,
        branch_labels: texts(HeaderKey::BranchLabels, values.branch_labels)?,
        depends_on: texts(HeaderKey::DependsOn, values.depends_on)?,
        doc: values
            .doc
            .map(|doc| doc.trim().to_owned())
            .unwrap_or_default(),
    })
}

/// Files from Alembic 0.1 are named by their id, and do not assign it.
fn id_from_file_name(path: &Path) -> Option<String> {
    let stem = path.file_name()?.to_str()?.strip_suffix(".py")?;
    let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (!stem.is_empty() && stem.bytes().all(hexadecimal)).then(|| stem.to_owned())
}

fn syntax_error(path: &Path, error: Unreadable) -> Error {
    Error::Syntax {
        path: path.to_owned(),
        line: error.line,
        column: error.column,
        message: error.message,
    }
}

/// Finds the file and line that an error of the graph is about.
fn locate(error: revision::Error, scripts: &[Script]) -> GraphError {
    let script = error
        .location()
        .and_then(|id| scripts.iter().rev().find(|script| script.revision.id == id));
    let key = match &error {
        revision::Error::IllegalCharacters { .. } => Some(HeaderKey::Revision),
        revision::Error::SelfLoop { .. }
        | revision::Error::Cycle { .. }
        | revision::Error::MissingDownRevision { .. } => Some(HeaderKey::DownRevision),
        revision::Error::DependencySelfLoop { .. }
        | revision::Error::DependencyCycle { .. }
        | revision::Error::MissingDependency { .. } => Some(HeaderKey::DependsOn),
        revision::Error::DuplicateLabel { .. } => Some(HeaderKey::BranchLabels),
        _ => None,
    };
    let line = key
        .zip(script)
        .and_then(|(key, script)| script.lines.of(key));
    GraphError {
        path: script.map(|script| script.path.clone()),
        line,
        error,
    }
}

/// Finds the files of all folders, each real file once.
fn find_files(locations: &Locations, warnings: &mut Vec<Warning>) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    for folder in locations.folders.iter().filter(|folder| folder.exists()) {
        // Only links have to be followed one by one.
        let folder = folder
            .canonicalize()
            .map_err(|error| unreadable(folder, &error))?;
        let mut found = Vec::new();
        list_folder(&folder, locations, &mut found)?;
        for path in found {
            let Some(language) = language_of(&path) else {
                continue;
            };
            if seen.insert(path.clone()) {
                files.push(File { path, language });
            } else {
                warnings.push(Warning::LoadedTwice { path });
            }
        }
    }
    Ok(files)
}

/// Lists a folder's files by name, then those of its sub-folders.
fn list_folder(
    folder: &Path,
    locations: &Locations,
    found: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    let mut folders = Vec::new();
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let kind = entry
            .file_type()
            .map_err(|error| unreadable(folder, &error))?;
        let is_link = kind.is_symlink();
        if kind.is_dir() {
            folders.push(entry.file_name());
        } else if !(is_link && entry.path().is_dir()) {
            names.push((entry.file_name(), is_link));
        }
    }
    names.sort();
    if locations.sourceless {
        refuse_compiled(folder, &names)?;
    }
    for (name, is_link) in names {
        let path = folder.join(name);
        match is_link {
            false => found.push(path),
            // A link that leads nowhere is no file: editors leave such locks behind.
            true => found.extend(path.canonicalize().ok()),
        }
    }
    if locations.recursive {
        folders.sort();
        let walked = folders
            .iter()
            .filter(|name| !name.to_string_lossy().ends_with("__pycache__"));
        walked
            .map(|name| folder.join(name))
            .try_for_each(|folder| list_folder(&folder, locations, found))?;
    }
    Ok(())
}

/// Stops at a compiled file whose source is gone: Alembic would run it.
fn refuse_compiled(folder: &Path, names: &[(std::ffi::OsString, bool)]) -> Result<(), Error> {
    let names: HashSet<String> = names
        .iter()
        .map(|(name, _)| name.to_string_lossy().into_owned())
        .collect();
    let without_source = |name: &str| {
        let source = name
            .strip_suffix(".pyc")
            .or_else(|| name.strip_suffix(".pyo"));
        source.is_some_and(|stem| is_revision_name(stem) && !names.contains(&format!("{stem}.py")))
    };
    if let Some(name) = names.iter().filter(|name| without_source(name)).min() {
        return Err(Error::Sourceless {
            path: folder.join(name),
        });
    }
    let stems: HashSet<&str> = names
        .iter()
        .filter_map(|name| name.split('.').next())
        .collect();
    let cache = folder.join("__pycache__");
    let Ok(entries) = std::fs::read_dir(&cache) else {
        return Ok(());
    };
    let mut orphans: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| (name.ends_with(".pyc") || name.ends_with(".pyo")) && is_revision_name(name))
        .filter(|name| !stems.contains(name.split('.').next().unwrap_or_default()))
        .collect();
    orphans.sort();
    match orphans.first() {
        Some(name) => Err(Error::Sourceless {
            path: cache.join(name),
        }),
        None => Ok(()),
    }
}

fn language_of(path: &Path) -> Option<Language> {
    let name = path.file_name()?.to_str()?;
    match name.rsplit_once('.')?.1 {
        "py" if is_revision_name(name) => Some(Language::Python),
        "sql" if is_revision_name(name) => Some(Language::Sql),
        _ => None,
    }
}

/// `__init__.py` makes a package, `.#name` is an editor's lock.
fn is_revision_name(name: &str) -> bool {
    !name.starts_with("__init__") && !name.starts_with(".#")
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests;
