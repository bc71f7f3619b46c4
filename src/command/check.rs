//! `check`: whether a new revision would have anything to do; with `--env` what of env.py mig does not do.

use anyhow::Result;

use super::Project;
use super::autogenerate::{self, Look};
use super::functions::{self, Asking};
use super::new_revision::Wanted;
use super::wanted::CompareOptions;
use crate::output::Ui;
use crate::report::{self, Check, EnvCheck, EnvLine, Report};

/// Check if revision command with autogenerate has pending upgrade ops.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// List what of env.py mig does not follow; exit with status 3 if a run may end differently for it
    #[arg(long)]
    env: bool,
    /// What the database is to be, in place of the models: an SQL file, a folder of them, or the URL of a database
    #[arg(long, value_name = "SQL|URL", conflicts_with = "env")]
    target_schema: Option<String>,
}

/// Compares the database with the models, or reads env.py; runs none of it.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if args.env {
        return check_env(project);
    }
    let options = CompareOptions {
        target_schema: args.target_schema.clone(),
    };
    let mut generated = autogenerate::look(project, &Look::only(&options), ui)?;
    let nothing = Wanted {
        parents: vec!["head".to_owned()],
        ..Wanted::default()
    };
    functions::ask_of_revision(&mut generated, nothing, Asking::Check, project, ui)?;
    let operations = generated
        .directives()?
        .into_iter()
        .map(|text| report::PendingOperation { text })
        .collect();
    Ok(Report::Check(Check { operations }))
}

fn check_env(project: &Project) -> Result<Report> {
    let config = project.config()?;
    let folder = config.script_location()?;
    let lines = config.not_followed().into_iter().map(|unfollowed| EnvLine {
        line: unfollowed.line,
        what: unfollowed.what.clone(),
        matters: unfollowed.changes_result && !unfollowed.answered,
        answered: unfollowed.answered,
        instead: unfollowed.instead.clone(),
    });
    Ok(Report::EnvCheck(EnvCheck {
        folder: folder.display().to_string(),
        env_py: config
            .env_py
            .path
            .as_ref()
            .map(|path| path.display().to_string()),
        not_followed: lines.collect(),
    }))
}
