//! `merge`: a new revision file that joins others.

use anyhow::Result;

use super::new_revision::{self, Bodies, Wanted};
use super::{Project, revision};
use crate::output::Ui;
use crate::report::Report;

/// Merge two revisions together. Creates a new migration file.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One or more revisions, or "heads" for all heads
    #[arg(
        value_name = "REVISION",
        required = true,
        allow_negative_numbers = true
    )]
    revisions: Vec<String>,
    /// Message string to use with 'revision'
    #[arg(short, long)]
    message: Option<String>,
    /// Specify a branch label to apply to the new revision
    #[arg(long)]
    branch_label: Option<String>,
    /// Specify a hardcoded revision id instead of generating one
    #[arg(long)]
    rev_id: Option<String>,
    /// Allow a non-head revision as the 'head' to splice onto
    #[arg(long)]
    splice: bool,
}

/// Makes the file.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if project.config()?.revision_environment.clone()? {
        revision::say_that_env_py_is_not_run(project, ui)?;
    }
    let wanted = Wanted {
        message: args.message.clone(),
        parents: args.revisions.clone(),
        splice: args.splice,
        branch_label: args.branch_label.clone(),
        rev_id: args.rev_id.clone(),
        ..Wanted::default()
    };
    let file = new_revision::create(&wanted, Bodies::default(), project, ui)?;
    Ok(Report::RevisionFile(file))
}
