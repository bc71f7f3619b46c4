//! `current`: where the database stands.

use anyhow::Result;

use super::Project;
use super::describe::{Position, describe};
use crate::output::Ui;
use crate::report::{Current, HeadsCheck, Report};

/// Display the current revision for a database.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Check if all head revisions are applied to the database; exit with status 3 if not
    #[arg(short, long)]
    check_heads: bool,
    /// Use more verbose output
    #[arg(short, long)]
    verbose: bool,
}

/// Reads the version table and says what its rows mean.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    project.connect_ahead()?;
    let directory = project.script_directory(ui)?;
    let map = &directory.map;
    let rows = project.version_rows(ui)?;
    let current = map.current(&rows)?;
    let check = if args.check_heads {
        let missing: Vec<String> = map
            .unapplied_heads(&rows)?
            .iter()
            .map(|head| head.id().to_owned())
            .collect();
        Some(HeadsCheck {
            at_heads: missing.is_empty(),
            missing,
        })
    } else {
        None
    };
    let position = Position::new(map, &rows);
    Ok(Report::Current(Current {
        database: project.config()?.database_url.clone(),
        revisions: current
            .into_iter()
            .map(|node| describe(node, directory))
            .collect(),
        pending: map.len() - position.applied(),
        rows,
        check,
        verbose: args.verbose,
    }))
}
