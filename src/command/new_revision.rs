//! Makes one revision file: what `revision` and `merge` share.
//!
//! In: what the command line wants, and bodies of its functions where something rendered them. Out: the file, and what there
//! is to say about it. Everything is checked before anything is written: the file can be read, and the graph stays one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::Timestamp;

use super::python_file::{project_template, python_file};
use super::{Project, hooks};
use crate::config::Config;
use crate::output::Ui;
use crate::report;
use crate::revision::identifier::ensure_legal_id;
use crate::revision::{Node, RevisionMap};
use crate::script::create::{self, CreateDate, CreateError, Naming, NewRevision};
use crate::script::{Language, ScriptDirectory};

/// What the command line says about a new revision.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `--message`.
    pub message: Option<String>,
    /// What it follows, as typed.
    pub parents: Vec<String>,
    /// `--splice`: the parents need not be heads.
    pub splice: bool,
    /// `--branch-label`.
    pub branch_label: Option<String>,
    /// `--version-path`.
    pub version_path: Option<String>,
    /// `--rev-id`.
    pub rev_id: Option<String>,
    /// `--depends-on`, as typed.
    pub depends_on: Vec<String>,
    /// `--python`, `--sql-file`; None is the project's habit.
    pub language: Option<Language>,
}

/// What stands in the file besides its header; None where nothing was rendered, which templates show as `pass`.
///
/// See [`NewRevision`] for the form of the texts.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    pub imports: Option<String>,
    pub upgrades: Option<String>,
    pub downgrades: Option<String>,
}

/// Returns the language that the file will be written in.
pub fn language(wanted: &Wanted, project: &Project, ui: &mut Ui) -> Result<Language> {
    let config = project.config()?;
    let directory = project.script_directory(ui)?;
    Ok(wanted.language.unwrap_or_else(|| habit(config, directory)))
}

/// Makes the file.
pub fn create(
    wanted: &Wanted,
    bodies: Bodies,
    project: &Project,
    ui: &mut Ui,
) -> Result<report::RevisionFile> {
    let config = project.config()?;
    let directory = project.script_directory(ui)?;
    let id = match &wanted.rev_id {
        Some(id) if !id.is_empty() => id.clone(),
        _ => random_id(),
    };
    ensure_legal_id(&id)?;
    let parents = directory.map.parents(&wanted.parents)?;
    ensure_no_parent_twice(&parents)?;
    let revision = NewRevision {
        message: wanted.message.clone(),
        up_revision: id,
        down_revision: parents
            .iter()
            .map(|parent| parent.id().to_owned())
            .collect(),
        branch_labels: wanted
            .branch_label
            .iter()
            .filter(|label| !label.is_empty())
            .cloned()
            .collect(),
        depends_on: dependencies(&wanted.depends_on, &directory.map)?,
        create_date: CreateDate::new(now(config)?, config.timezone.as_deref())?,
        imports: bodies.imports,
        upgrades: bodies.upgrades,
        downgrades: bodies.downgrades,
    };
    let folder = create::choose_folder(
        directory,
        &config.version_locations,
        &parents,
        wanted.version_path.as_deref(),
        &config.working_directory,
    )?;
    if !wanted.splice {
        ensure_heads(&parents)?;
    }
    let language = wanted.language.unwrap_or_else(|| habit(config, directory));
    let path = path_of(&revision, &folder, language, config)?;
    ensure_new(&revision, &path, directory)?;

    let mut folders = Vec::new();
    for folder in [folder.as_path(), path.parent().unwrap_or(&folder)] {
        if let Some(folder) = create::missing_folder(folder) {
            let what = format!("Creating directory {}", folder.display());
            ui.doing(&what, false, |_| create::create_folder(folder))?;
            folders.push(folder.display().to_string());
        }
    }
    let what = format!("Generating {}", path.display());
    ui.doing(&what, false, |ui| -> Result<()> {
        let content = match language {
            Language::Python => {
                python_file(&revision, &path, wanted.language.is_some(), project, ui)?
            }
            Language::Sql => create::sql_text(&revision)?.into_bytes(),
        };
        Ok(create::write_new(&path, &content)?)
    })?;
    let hooks = hooks::run_all(&config.post_write_hooks, &path, ui)?;
    Ok(report::RevisionFile {
        message: revision.shown_message().to_owned(),
        revision: revision.up_revision,
        down_revisions: revision.down_revision,
        branch_labels: revision.branch_labels,
        depends_on: revision.depends_on,
        path: path.display().to_string(),
        folders,
        hooks,
        proof: None,
    })
}

/// The last twelve digits of a random UUID, as Alembic's ids.
pub fn random_id() -> String {
    uuid::Uuid::new_v4().simple().to_string()[20..].to_owned()
}

fn now(config: &Config) -> Result<Timestamp> {
    match &config.clock {
        Some(clock) => clock
            .parse()
            .with_context(|| format!("MIG_CLOCK is no time: {clock}")),
        None => Ok(Timestamp::now()),
    }
}

fn ensure_no_parent_twice(parents: &[Node<'_>]) -> Result<(), CreateError> {
    let twice = |(index, parent): (usize, &Node<'_>)| {
        parents[..index]
            .iter()
            .any(|earlier| earlier.id() == parent.id())
    };
    if parents.iter().enumerate().any(twice) {
        return Err(CreateError::DuplicateParents);
    }
    Ok(())
}

fn ensure_heads(parents: &[Node<'_>]) -> Result<(), CreateError> {
    match parents.iter().find(|parent| !parent.is_head()) {
        Some(parent) => Err(CreateError::NotAHead {
            revision: parent.id().to_owned(),
        }),
        None => Ok(()),
    }
}

/// Partial ids are written in full, labels stay labels.
fn dependencies(typed: &[String], map: &RevisionMap) -> Result<Vec<String>> {
    let resolve = |typed: &String| {
        let node = map
            .find(typed)?
            .ok_or_else(|| CreateError::DependsOnNothing {
                identifier: typed.clone(),
            })?;
        Ok(if node.labels().contains(typed) {
            typed.clone()
        } else {
            node.id().to_owned()
        })
    };
    typed.iter().map(resolve).collect()
}

/// Projects with a template write Python; without one, those whose revisions are all Python, and have no env.py that says
/// that a template is missing, go on so.
fn habit(config: &Config, directory: &ScriptDirectory) -> Language {
    let scripts = &directory.scripts;
    let is_python = |script: &crate::script::Script| script.language == Language::Python;
    if project_template(config).is_some_and(|path| path.exists())
        || config.env_py.path.is_some()
        || (!scripts.is_empty() && scripts.iter().all(is_python))
    {
        Language::Python
    } else {
        Language::Sql
    }
}

fn path_of(
    revision: &NewRevision,
    folder: &Path,
    language: Language,
    config: &Config,
) -> Result<PathBuf, CreateError> {
    let naming = Naming {
        template: &config.file_template,
        slug_length: config.truncate_slug_length,
    };
    let suffix = match language {
        Language::Python => "py",
        Language::Sql => "sql",
    };
    let name = create::file_name(revision, naming)?;
    Ok(folder.join(format!("{name}.{suffix}")))
}

/// Makes sure that neither the id nor the file is there yet, and that the graph with the new revision is one.
fn ensure_new(revision: &NewRevision, path: &Path, directory: &ScriptDirectory) -> Result<()> {
    if let Some(script) = directory.script(&revision.up_revision) {
        bail!(CreateError::DuplicateId {
            revision: revision.up_revision.clone(),
            path: script.path.clone(),
        });
    }
    if path.exists() {
        bail!(CreateError::Exists {
            path: path.to_owned(),
        });
    }
    let mut all: Vec<_> = directory
        .scripts
        .iter()
        .map(|script| script.revision.clone())
        .collect();
    all.push(revision.as_revision());
    RevisionMap::new(all)?;
    Ok(())
}
