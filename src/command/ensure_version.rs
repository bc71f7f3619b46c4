//! `ensure_version`: makes the version table where there is none.

use anyhow::Result;

use super::{Project, run};
use crate::output::Ui;
use crate::report::Report;

/// Create the alembic version table if it doesn't exist already.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Don't emit SQL to database - dump to standard output instead
    #[arg(long)]
    sql: bool,
}

/// Makes the table, or writes the SQL that does.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    if args.sql {
        run::write_ensure_version(project, ui)
    } else {
        run::ensure_version(project, ui)
    }
}
