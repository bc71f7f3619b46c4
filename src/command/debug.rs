//! `debug`: shows a stage of the work. For those who work on mig.

use anyhow::Result;

use super::Project;
use crate::output::Ui;
use crate::plan::plan_upgrade;
use crate::report::{Document, Report};

/// Show a stage of the work, for those who work on mig.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    stage: Stage,
}

#[derive(Debug, clap::Subcommand)]
enum Stage {
    /// The graph as it was read: every revision with its edges and labels
    Graph,
    /// The steps from the given rows to a target
    Plan {
        /// Where to go
        target: String,
        /// Rows of the version table
        rows: Vec<String>,
    },
    /// The headers of the revision files
    Header,
}

/// Prints the stage.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let directory = project.script_directory(ui)?;
    let text = match &args.stage {
        Stage::Graph => directory
            .map
            .nodes()
            .map(|node| format!("{node:?} {:?} {:?}\n", node.revision(), node.labels()))
            .collect(),
        Stage::Plan { target, rows } => plan_upgrade(&directory.map, rows, target)?
            .steps
            .iter()
            .map(|step| format!("{step:?}\n"))
            .collect(),
        Stage::Header => directory
            .scripts
            .iter()
            .map(|script| format!("{script:?}\n"))
            .collect(),
    };
    Ok(Report::Document(Document { text }))
}
