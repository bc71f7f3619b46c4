//! `--with-scratch`: which throw-away database answers what revisions ask while SQL is only written.
//!
//! In: the option as typed. Out: an empty database, gone when it is dropped.

use anyhow::Result;

use super::Error;
use super::{describe, target};
use crate::config::{Config, DatabaseTarget, ProcessEnvironment};
use crate::database::{Interrupter, Scratch};
use crate::output::Ui;
use crate::runtime::Watch;

/// The option of the commands whose scripts may need answers.
#[derive(Debug, clap::Args)]
pub struct ScratchOptions {
    /// With --sql: answer what revisions ask from a throw-away database that holds what the revisions make. It is an
    /// embedded one, or one that is made, and dropped again, on the server of URL
    #[arg(
        long,
        value_name = "URL",
        requires = "sql",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = ""
    )]
    pub with_scratch: Option<String>,
}

impl ScratchOptions {
    /// Whether the option was given.
    pub fn is_wanted(&self) -> bool {
        self.with_scratch.is_some()
    }
}

/// Makes the database, where one is asked for.
pub fn make(
    options: &ScratchOptions,
    config: &Config,
    watch: &Watch,
    ui: &mut Ui,
) -> Result<Option<Scratch>> {
    match &options.with_scratch {
        Some(url) => on(url, config, watch, ui).map(Some),
        None => Ok(None),
    }
}

/// Makes a database on the server of `url`, or an embedded one where that is empty.
pub fn on(url: &str, config: &Config, watch: &Watch, ui: &mut Ui) -> Result<Scratch> {
    let interrupter = Interrupter::default();
    let ours = interrupter.clone();
    watch.attach(move || ours.interrupt());
    let scratch = if url.is_empty() {
        Scratch::embedded(interrupter, &mut |_| ui.status(describe::SCRATCH))?
    } else {
        match config.other_database(url, "--with-scratch", &ProcessEnvironment)? {
            DatabaseTarget::Embedded(_) => return Err(Error::ScratchInFolder.into()),
            DatabaseTarget::Server(settings) => {
                ui.status(describe::SCRATCH);
                Scratch::on_server(&target::server(&settings), interrupter)?
            }
        }
    };
    // For who can't wait for the run's end in good order.
    let remains = scratch.remains();
    watch.at_exit(move || remains.remove());
    Ok(scratch)
}
