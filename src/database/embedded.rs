//! A PostgreSQL inside this process, its data in a folder.
//!
//! It is reached like any other server, over a socket that only this user can open, so that everything above the socket is
//! the same code. It serves one session; the folder is locked while it is open.

#[cfg(feature = "embedded")]
pub(super) use present::Embedded;

#[cfg(not(feature = "embedded"))]
pub(super) use absent::Embedded;

#[cfg(feature = "embedded")]
mod present {
    use std::fs;
    use std::path::{Path, PathBuf};

    use pglite_oxide::{PglitePaths, PgliteServer};

    use crate::database::connection::Progress;
    use crate::database::error::Error;
    use crate::database::settings::{Endpoint, Settings, SslMode};

    /// A running embedded server; shut down, with all data written, when dropped.
    pub(in crate::database) struct Embedded {
        settings: Settings,
        // Dropped in this order: the server lets go of the socket before its folder is removed.
        server: Option<PgliteServer>,
        #[cfg(unix)]
        _socket: SocketFolder,
    }

    const PORT: u16 = 5432;

    impl Embedded {
        /// Starts the server on `folder`, which is made if it is not there.
        pub fn start(folder: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Embedded, Error> {
            let failed = |reason: String| Error::Embedded {
                folder: folder.to_owned(),
                reason,
            };
            if PglitePaths::with_root(folder).is_cluster_initialized() {
                progress(Progress::StartingEmbedded);
            } else {
                ensure_ours(folder)?;
                progress(Progress::CreatingEmbedded);
            }
            let builder = PgliteServer::builder().path(folder).database("postgres");
            #[cfg(unix)]
            let socket = SocketFolder::new().map_err(|error| failed(error.to_string()))?;
            #[cfg(unix)]
            let builder = builder.unix(socket.0.join(format!(".s.PGSQL.{PORT}")));
            let server = builder.start().map_err(|error| {
                let text = format!("{error:#}");
                if text.contains("already in use") {
                    Error::EmbeddedInUse {
                        folder: folder.to_owned(),
                    }
                } else {
                    failed(text)
                }
            })?;
            #[cfg(unix)]
            let endpoint = Endpoint {
                host: Some(socket.0.display().to_string()),
                port: PORT,
                ..Endpoint::default()
            };
            #[cfg(not(unix))]
            let endpoint = Endpoint {
                address: server.tcp_addr().map(|address| address.ip()),
                port: server.tcp_addr().map_or(PORT, |address| address.port()),
                ..Endpoint::default()
            };
            let settings = Settings {
                endpoints: vec![endpoint],
                user: Some(String::from("postgres")),
                dbname: Some(String::from("postgres")),
                sslmode: SslMode::Disable,
                ..Settings::default()
            };
            Ok(Embedded {
                settings,
                server: Some(server),
                #[cfg(unix)]
                _socket: socket,
            })
        }

        /// How to reach it.
        pub fn settings(&self) -> &Settings {
            &self.settings
        }

        /// Leaves a server that is stuck in a statement to the end of the process, since shutting it down would mean to wait
        /// for it. Its folder is then as after a crash: what was committed is there, what was not is not.
        pub fn abandon(&mut self) {
            std::mem::forget(self.server.take());
        }
    }

    /// A mistyped path must not fill a folder of other things with database files. What a start that was cut short has left
    /// is ours.
    fn ensure_ours(folder: &Path) -> Result<(), Error> {
        let Ok(entries) = fs::read_dir(folder) else {
            return Ok(());
        };
        let ours = ["tmp", ".pglite-oxide.lock"];
        let foreign = entries
            .flatten()
            .map(|entry| entry.file_name())
            .find(|name| !ours.iter().any(|ours| name == ours));
        match foreign {
            Some(name) => Err(Error::Embedded {
                folder: folder.to_owned(),
                reason: format!(
                    "the folder holds other files, such as {}",
                    PathBuf::from(name).display()
                ),
            }),
            None => Ok(()),
        }
    }

    /// A folder of this user alone; the database asks for no password.
    #[cfg(unix)]
    struct SocketFolder(PathBuf);

    #[cfg(unix)]
    impl SocketFolder {
        fn new() -> std::io::Result<SocketFolder> {
            use std::os::unix::fs::DirBuilderExt;

            let mut attempt = 0;
            loop {
                let name = format!("mig-{}-{attempt}", std::process::id());
                let folder = std::env::temp_dir().join(name);
                match fs::DirBuilder::new().mode(0o700).create(&folder) {
                    Ok(()) => return Ok(SocketFolder(folder)),
                    // Left by another process of this number, or another database of this process.
                    Err(error)
                        if error.kind() == std::io::ErrorKind::AlreadyExists && attempt < 1000 =>
                    {
                        attempt += 1;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
    }

    #[cfg(unix)]
    impl Drop for SocketFolder {
        fn drop(&mut self) {
            // A socket left in the temporary folder does no harm.
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

#[cfg(not(feature = "embedded"))]
mod absent {
    use std::path::Path;

    use crate::database::connection::Progress;
    use crate::database::error::Error;
    use crate::database::settings::Settings;

    /// Cannot be: this build has no embedded database.
    pub(in crate::database) enum Embedded {}

    impl Embedded {
        /// Says that it is missing.
        pub fn start(folder: &Path, _: &mut dyn FnMut(Progress)) -> Result<Embedded, Error> {
            Err(Error::EmbeddedMissing {
                folder: folder.to_owned(),
            })
        }

        /// Never called.
        pub fn settings(&self) -> &Settings {
            match *self {}
        }

        /// Never called.
        pub fn abandon(&mut self) {
            match *self {}
        }
    }
}
