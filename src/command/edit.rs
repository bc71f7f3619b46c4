//! `edit`: revision files in the user's editor.

use std::path::Path;

use anyhow::Result;

use super::writing_error::WritingError;
use super::{Project, editor};
use crate::config::ProcessEnvironment;
use crate::output::Ui;
use crate::report::{Edited, Report};

/// Edit revision script(s) using $EDITOR.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Revision identifier; `current` for what the database is at
    #[arg(value_name = "REVISION", allow_negative_numbers = true)]
    rev: String,
}

/// Opens the files one after the other.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let directory = project.script_directory(ui)?;
    let rows = if args.rev == "current" {
        let rows = project.version_rows(ui)?;
        if rows.is_empty() {
            return Err(WritingError::NoCurrentRevisions.into());
        }
        rows
    } else {
        Vec::new()
    };
    let nodes = directory.map.show(&args.rev, &rows)?;
    if nodes.is_empty() {
        return Err(WritingError::NoRevisionFiles {
            symbol: args.rev.clone(),
        }
        .into());
    }
    let mut files: Vec<&Path> = Vec::new();
    for script in nodes.iter().filter_map(|node| directory.script(node.id())) {
        editor::open(&script.path, ui.is_json(), &ProcessEnvironment)?;
        files.push(&script.path);
    }
    Ok(Report::Edited(Edited {
        files: files
            .iter()
            .map(|file| file.display().to_string())
            .collect(),
    }))
}
