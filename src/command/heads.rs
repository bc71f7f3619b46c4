//! `heads`: the revisions that nothing follows.

use anyhow::Result;

use super::{Project, describe::describe};
use crate::output::Ui;
use crate::report::{Heads, Report};

/// Show current available heads in the script directory.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Use more verbose output
    #[arg(short, long)]
    verbose: bool,
    /// Treat dependency versions as down revisions
    #[arg(long)]
    resolve_dependencies: bool,
}

/// Lists the heads.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let directory = project.script_directory(ui)?;
    let heads = if args.resolve_dependencies {
        directory.map.real_heads()
    } else {
        directory.map.heads()
    };
    let heads = heads
        .into_iter()
        .map(|node| describe(node, directory))
        .collect();
    Ok(Report::Heads(Heads {
        heads,
        verbose: args.verbose,
    }))
}
