//! The embedded database.
use super::connection::Progress;
use super::error::Error;
use super::settings::Settings;
use std::path::Path;
pub(super) struct Embedded {
    settings: Settings,
}
impl Embedded {
    pub fn start(folder: &Path, _: &mut dyn FnMut(Progress)) -> Result<Embedded, Error> {
        Err(Error::EmbeddedMissing {
            folder: folder.to_owned(),
        })
    }
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
}
