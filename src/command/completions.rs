//! `completions`: a completion script for a shell.

use anyhow::Result;
use clap_complete::Shell;

use crate::report::{Document, Report};

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "For bash: mig completions bash > ~/.local/share/bash-completion/completions/mig"
)]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Writes the script for the whole command line.
pub fn run(args: &Args, mut program: clap::Command) -> Result<Report> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "mig", &mut script);
    Ok(Report::Document(Document {
        text: String::from_utf8(script)?,
    }))
}
