//! `man`: manual pages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap_mangen::Man;

use crate::report::{Document, Report};

/// Print mig's manual page, or write a page for each sub-command into a folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "To read it: mig man | man -l -")]
pub struct Args {
    /// The folder to write mig.1, mig-upgrade.1 and so on into
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

/// Renders the page, or all of them.
pub fn run(args: &Args, program: clap::Command) -> Result<Report> {
    let text = match &args.directory {
        None => render(&program)?,
        Some(directory) => write_pages(&program, directory)?,
    };
    Ok(Report::Document(Document { text }))
}

fn write_pages(program: &clap::Command, directory: &Path) -> Result<String> {
    fs::create_dir_all(directory)
        .with_context(|| format!("can't create {}", directory.display()))?;
    let mut program = program.clone();
    program.build();
    let commands = program
        .get_subcommands()
        .filter(|command| !command.is_hide_set() && command.get_name() != "help");
    let mut written = String::new();
    for command in commands.chain([&program]) {
        let page = Man::new(command.clone());
        let path = page
            .generate_to(directory)
            .with_context(|| format!("can't write to {}", directory.display()))?;
        written.push_str(&format!("{}\n", path.display()));
    }
    Ok(written)
}

fn render(command: &clap::Command) -> Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(String::from_utf8(page)?)
}
