//! `stamp`: writes the version table without running anything.

use anyhow::Result;

use super::run::{self, RunOptions};
use super::{Error, Project};
use crate::output::Ui;
use crate::report::{Report, RunKind};
use crate::revision::OfflineRange;
use crate::runtime::Goal;

/// 'stamp' the revision table with the given revision; don't run any migrations.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One or more revisions, or 'heads' for all heads; with --sql also START:TARGET
    #[arg(
        value_name = "REVISIONS",
        required = true,
        allow_negative_numbers = true
    )]
    revisions: Vec<String>,
    /// Unconditionally erase the version table before stamping
    #[arg(long)]
    purge: bool,
    #[command(flatten)]
    options: RunOptions,
}

/// Stamps the database, or writes the SQL that does.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if args.options.sql {
        return write_script(args, project, ui);
    }
    let goal = Goal::Stamp {
        targets: args.revisions.clone(),
        purge: args.purge,
    };
    run::migrate(goal, RunKind::Stamp, &args.options, project, ui)
}

fn write_script(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if args.purge {
        return Err(Error::PurgeWithSql.into());
    }
    let mut targets = Vec::new();
    let mut start = None;
    for revision in &args.revisions {
        let range = OfflineRange::parse(revision)?;
        match (start, range.start) {
            (Some(first), Some(another)) if first != another => {
                return Err(Error::SeveralStarts.into());
            }
            (None, Some(first)) => start = Some(first),
            _ => {}
        }
        targets.push(range.target.to_owned());
    }
    let start = run::starting_rows(start, &args.options, None, project, ui)?;
    run::write_script(
        Goal::Stamp {
            targets,
            purge: false,
        },
        &start,
        "stamp",
        &args.options,
        None,
        project,
        ui,
    )
}
