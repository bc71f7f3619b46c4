//! `upgrade`: runs the revisions up to a target.

use anyhow::Result;

use super::Project;
use super::run::{self, RunOptions};
use super::scratch::ScratchOptions;
use crate::output::Ui;
use crate::report::{Report, RunKind};
use crate::revision::OfflineRange;
use crate::revision::identifier::ensure_no_range;
use crate::runtime::Goal;

/// Upgrade to a later version.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Revision to go to: head, heads, +1, an id or the beginning of one, LABEL@head; with --sql also START:TARGET
    #[arg(value_name = "REVISION", allow_negative_numbers = true)]
    revision: String,
    #[command(flatten)]
    options: RunOptions,
    #[command(flatten)]
    scratch: ScratchOptions,
}

/// Brings the database up, or writes the SQL that does.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if args.options.sql {
        let range = OfflineRange::parse(&args.revision)?;
        let start =
            run::starting_rows(range.start, &args.options, Some(&args.scratch), project, ui)?;
        return run::write_script(
            Goal::Upgrade(range.target.to_owned()),
            &start,
            "upgrade",
            &args.options,
            Some(&args.scratch),
            project,
            ui,
        );
    }
    ensure_no_range(&args.revision)?;
    run::migrate(
        Goal::Upgrade(args.revision.clone()),
        RunKind::Upgrade,
        &args.options,
        project,
        ui,
    )
}
