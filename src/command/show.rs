//! `show`: the revisions that an identifier denotes.

use anyhow::Result;

use super::{Project, describe::describe};
use crate::output::Ui;
use crate::report::{Report, Show};

/// Show the revision(s) denoted by the given symbol.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Revision identifier; `current` for what the database is at
    #[arg(value_name = "REVISION", allow_negative_numbers = true)]
    rev: String,
}

/// Shows revisions in full.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let directory = project.script_directory(ui)?;
    let rows = if args.rev == "current" {
        project.version_rows(ui)?
    } else {
        Vec::new()
    };
    let nodes = directory.map.show(&args.rev, &rows)?;
    Ok(Report::Show(Show {
        revisions: nodes
            .into_iter()
            .map(|node| describe(node, directory))
            .collect(),
    }))
}
