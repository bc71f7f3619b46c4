//! `branches`: the revisions that more than one revision follows.

use anyhow::Result;

use super::{Project, describe::describe};
use crate::output::Ui;
use crate::report::{BranchPoint, Branches, Report};

/// Show current branch points.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Use more verbose output
    #[arg(short, long)]
    verbose: bool,
}

/// Lists the branch points with their children.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let directory = project.script_directory(ui)?;
    let branch_points = directory.map.branch_points()?;
    let describe = |node| describe(node, directory);
    let branch_points = branch_points.into_iter().map(|node| BranchPoint {
        revision: describe(node),
        children: node.children().into_iter().map(describe).collect(),
    });
    Ok(Report::Branches(Branches {
        branch_points: branch_points.collect(),
        verbose: args.verbose,
    }))
}
