//! Writes new files: whole or not at all, and never in the place of another.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::CreateError;

/// Rights of a new file, of which the process's umask takes its part, as with any program.
#[cfg(unix)]
const FILE_MODE: u32 = 0o666;

/// Returns the folder if it does not exist yet.
pub fn missing_folder(folder: &Path) -> Option<&Path> {
    (!folder.exists()).then_some(folder)
}

/// Creates a folder and those above it.
pub fn create_folder(folder: &Path) -> Result<(), CreateError> {
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))
}

/// Writes a file that must not exist yet. It appears under its name when all of it is on disk.
pub fn write_new(path: &Path, content: &[u8]) -> Result<(), CreateError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mig-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(FILE_MODE));
    }
    let mut file = builder
        .tempfile_in(folder)
        .map_err(|error| unwritable(path, &error))?;
    file.write_all(content)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| unwritable(path, &error))?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(CreateError::Exists {
                path: path.to_owned(),
            })
        }
        Err(error) => Err(unwritable(path, &error.error)),
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> CreateError {
    CreateError::Unwritable {
        path: PathBuf::from(path),
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_never_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.py");
        write_new(&path, b"one").expect("it is new");
        let error = write_new(&path, b"two").unwrap_err();
        assert!(matches!(error, CreateError::Exists { .. }));
        assert_eq!(std::fs::read(&path).expect("it is there"), b"one");
        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 1, "nothing temporary stays");
    }
}
