//! The files of a folder, to say which are new or changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Problem;

/// Every file below a folder: its rights and its content, by its path.
pub struct Snapshot(BTreeMap<String, (u32, Vec<u8>)>);

impl Snapshot {
    pub fn take(folder: &Path) -> Result<Snapshot, Problem> {
        let mut files = BTreeMap::new();
        collect(folder, folder, &mut files)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Snapshot(files))
    }

    /// What is new or changed since an earlier snapshot, each file with a line that holds its name and rights.
    pub fn since(&self, earlier: &Snapshot) -> String {
        let changed = self
            .0
            .iter()
            .filter(|(path, file)| earlier.0.get(*path) != Some(file));
        let gone = earlier.0.keys().filter(|path| !self.0.contains_key(*path));
        changed
            .map(|(path, (mode, content))| {
                let text = match std::str::from_utf8(content) {
                    Ok(text) => text.to_owned(),
                    Err(_) => format!("(no UTF-8) {}", content.escape_ascii()),
                };
                let end = match text.as_str() {
                    "" => "",
                    text if text.ends_with('\n') => "",
                    _ => "\n(no line feed at the end)\n",
                };
                format!("=== {path} {mode:o}\n{text}{end}")
            })
            .chain(gone.map(|path| format!("=== {path} is gone\n")))
            .collect()
    }
}

fn collect(
    top: &Path,
    folder: &Path,
    files: &mut BTreeMap<String, (u32, Vec<u8>)>,
) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // The folder is the home of the commands, where an embedded database keeps what it unpacks.
        if path.ends_with("__pycache__") || path.ends_with(".cache") {
            continue;
        }
        if path.is_dir() {
            collect(top, &path, files)?;
        } else {
            let name = path
                .strip_prefix(top)
                .unwrap_or(&path)
                .display()
                .to_string();
            let mode = fs::metadata(&path)?.permissions().mode() & 0o777;
            files.insert(name, (mode, fs::read(&path)?));
        }
    }
    Ok(())
}
