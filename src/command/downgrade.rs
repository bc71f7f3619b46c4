//! `downgrade`: undoes the revisions down to a target.

use anyhow::Result;

use super::run::{self, RunOptions};
use super::scratch::ScratchOptions;
use super::{Error, Project};
use crate::output::Ui;
use crate::report::{Report, RunKind};
use crate::revision::OfflineRange;
use crate::revision::identifier::ensure_no_range;
use crate::runtime::Goal;

/// Revert to a previous version.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Revision to go back to: -1, base, an id or the beginning of one; with --sql START:TARGET
    #[arg(value_name = "REVISION", allow_negative_numbers = true)]
    revision: String,
    #[command(flatten)]
    options: RunOptions,
    #[command(flatten)]
    scratch: ScratchOptions,
}

/// Brings the database down, or writes the SQL that does.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if args.options.sql {
        let range = OfflineRange::parse(&args.revision)?;
        let start = range.start.ok_or(Error::DowngradeNeedsRange)?;
        let start =
            run::starting_rows(Some(start), &args.options, Some(&args.scratch), project, ui)?;
        return run::write_script(
            Goal::Downgrade(range.target.to_owned()),
            &start,
            "downgrade",
            &args.options,
            Some(&args.scratch),
            project,
            ui,
        );
    }
    ensure_no_range(&args.revision)?;
    run::migrate(
        Goal::Downgrade(args.revision.clone()),
        RunKind::Downgrade,
        &args.options,
        project,
        ui,
    )
}
