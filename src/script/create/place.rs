//! The folder that a new revision file goes to.

use std::path::{Path, PathBuf};

use super::CreateError;
use crate::revision::Node;
use crate::script::ScriptDirectory;

/// Chooses the folder: the one asked for, or where the first parent lies, or the only one there is.
///
/// `wanted` is relative to `working_directory` and must be one of the configured `folders`.
pub fn choose_folder(
    directory: &ScriptDirectory,
    folders: &[PathBuf],
    parents: &[Node<'_>],
    wanted: Option<&str>,
    working_directory: &Path,
) -> Result<PathBuf, CreateError> {
    let is_configured = |path: &Path| {
        let real = |path: &Path| path.canonicalize().ok();
        folders
            .iter()
            .any(|folder| folder == path || (real(folder).is_some() && real(folder) == real(path)))
    };
    let (path, written) = match (wanted, folders) {
        (Some(written), _) => {
            let path: PathBuf = working_directory.join(written).components().collect();
            (path, written.to_owned())
        }
        (None, [only]) => return Ok(only.clone()),
        (None, _) => {
            let beside = parents
                .first()
                .and_then(|parent| directory.script(parent.id()))
                .and_then(|script| script.path.parent())
                .ok_or(CreateError::SeveralLocations)?;
            (beside.to_owned(), beside.display().to_string())
        }
    };
    if is_configured(&path) {
        Ok(path)
    } else {
        Err(CreateError::NotALocation {
            path: written,
            folders: folders.to_vec(),
        })
    }
}
