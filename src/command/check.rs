//! `check --env`: what of env.py mig does not do.

use anyhow::Result;

use super::{Error, Project};
use crate::report::{EnvCheck, EnvLine, Report};

/// Say whether mig does what the project's env.py does.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// List what of env.py mig does not follow; exit with status 3 if a run may end differently for it
    #[arg(long)]
    env: bool,
}

/// Reads env.py, and runs none of it.
pub fn run(args: &Args, project: &Project) -> Result<Report> {
    if !args.env {
        return Err(Error::NoComparison.into());
    }
    let config = project.config()?;
    let folder = config.script_location()?;
    let lines = config.env_py.unfollowed.iter().map(|unfollowed| EnvLine {
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
