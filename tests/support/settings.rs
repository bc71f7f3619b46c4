//! How the tests were called: what to do with expectations, and what of the machine they may use.

use std::env;
use std::path::PathBuf;

use super::case::Case;
use super::database::Server;

/// What happens to the recorded expectations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Compare with them.
    Check,
    /// Write anew what Alembic does.
    Record,
    /// Write anew what mig says, and compare with Alembic as ever.
    Overwrite,
}

/// Read once from the environment.
pub struct Settings {
    pub mode: Mode,
    pub server: Option<Server>,
    /// A Python that has the real Alembic.
    pub python: Option<PathBuf>,
    pub mig: PathBuf,
}

impl Settings {
    pub fn from_environment() -> Settings {
        let mode = match env::var("MIG_TEST").as_deref() {
            Ok("overwrite") => Mode::Overwrite,
            Ok("record") => Mode::Record,
            Ok(other) if !other.is_empty() => {
                panic!("MIG_TEST may be `overwrite` or `record`, not `{other}`")
            }
            _ => Mode::Check,
        };
        Settings {
            mode,
            server: env::var("MIG_TEST_DATABASE_URL")
                .ok()
                .map(|url| Server::from_url(&url)),
            python: env::var_os("MIG_ALEMBIC_PYTHON").map(PathBuf::from),
            mig: PathBuf::from(env!("CARGO_BIN_EXE_mig")),
        }
    }

    pub fn can_run(&self, case: &Case) -> bool {
        let has = |extension: &str| {
            let server = self.server.as_ref();
            server.is_some_and(|server| server.has_extension(extension))
        };
        (self.server.is_some() || !case.needs_database())
            && case.features_present()
            && case.extensions().all(has)
    }
}
