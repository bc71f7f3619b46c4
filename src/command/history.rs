//! `history`: the revisions of a range, newest first, with the database's position where it is asked for or seen by eyes.

use anyhow::Result;

use super::Project;
use super::describe::{Position, describe, describe_at};
use crate::output::Ui;
use crate::report::{History, Report};
use crate::revision::HistoryRange;

/// List changeset scripts in chronological order.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Specify a revision range; format is [start]:[end]
    #[arg(short, long, value_name = "RANGE")]
    rev_range: Option<String>,
    /// Use more verbose output
    #[arg(short, long)]
    verbose: bool,
    /// Indicate the current revision
    #[arg(short, long)]
    indicate_current: bool,
}

/// Lists the revisions of a range.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let directory = project.script_directory(ui)?;
    let map = &directory.map;
    let range = match &args.rev_range {
        Some(range) => HistoryRange::parse(range)?,
        None => HistoryRange::ALL,
    };
    let rows = if args.indicate_current || range.names_current() {
        Some(project.version_rows(ui)?)
    } else if ui.has_terminal_view() {
        project.glance_at_version_rows()
    } else {
        None
    };
    let nodes = map.history(range, rows.as_deref().unwrap_or_default())?;
    let position = rows.map(|rows| Position::new(map, &rows));
    let revisions = nodes.into_iter().map(|node| match &position {
        Some(position) => describe_at(node, directory, position),
        None => describe(node, directory),
    });
    Ok(Report::History(History {
        revisions: revisions.collect(),
        unknown_rows: position
            .map(|position| position.unknown_rows)
            .unwrap_or_default(),
        verbose: args.verbose,
        indicate_current: args.indicate_current,
    }))
}
