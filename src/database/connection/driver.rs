//! The runtime that moves a session's bytes while somebody waits, and the end of the session.

use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

use super::super::error::Error;

/// What moves the bytes. Dropped after the client, it waits for the farewell to be sent, so that the server ends the session at
/// once and frees its locks.
pub(super) struct Driver {
    pub runtime: Runtime,
    pub task: JoinHandle<()>,
}

/// A server that doesn't take the farewell is left without one.
const FAREWELL_LIMIT: Duration = Duration::from_secs(1);

impl Drop for Driver {
    fn drop(&mut self) {
        let Driver { runtime, task } = self;
        // Too late for errors to matter: everything that had to be known was answered before.
        let _ = runtime.block_on(async { tokio::time::timeout(FAREWELL_LIMIT, task).await });
    }
}

/// A runtime for one session, on the thread that waits.
pub(super) fn runtime() -> Result<Runtime, Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| Error::Runtime {
            reason: error.to_string(),
        })
}
