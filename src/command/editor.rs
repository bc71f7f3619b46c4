//! Opens a file in the user's editor.
//!
//! Which one is found as Alembic does: EDITOR and VISUAL come before the usual ones. What a shell user may write there, a
//! program with arguments, works, too.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::hooks::on_path;
use super::words::split_words;
use super::writing_error::WritingError;
use crate::config::Environment;

/// Where neither variable helps.
const USUAL_EDITORS: [&str; 5] = ["sensible-editor", "editor", "nano", "vim", "code"];

/// Opens the file, and waits until the editor ends. With `json` stdout is kept for the answer.
pub fn open(file: &Path, json: bool, environment: &dyn Environment) -> Result<(), WritingError> {
    let failed = |cause: String| WritingError::Editor { cause };
    let editor = find(environment).ok_or_else(|| {
        failed(
            "No suitable editor found. Please set the \"EDITOR\" or \"VISUAL\" environment variables"
                .to_owned(),
        )
    })?;
    let mut command = Command::new(&editor[0]);
    command.args(&editor[1..]).arg(file);
    if json {
        command.stdout(Stdio::from(std::io::stderr()));
    }
    let status = command
        .status()
        .map_err(|error| failed(format!("{}: {error}", editor[0])))?;
    if status.success() {
        return Ok(());
    }
    let words: Vec<String> = editor
        .iter()
        .map(|word| format!("'{word}'"))
        .chain([format!("'{}'", file.display())])
        .collect();
    let words = words.join(", ");
    Err(failed(match status.code() {
        Some(code) => format!("Command '[{words}]' returned non-zero exit status {code}."),
        None => format!("Command '[{words}]' died: {status}"),
    }))
}

/// The editor and its arguments.
fn find(environment: &dyn Environment) -> Option<Vec<String>> {
    let mut candidates: Vec<Vec<String>> = USUAL_EDITORS
        .iter()
        .map(|name| vec![(*name).to_owned()])
        .collect();
    for (place, variable) in ["EDITOR", "VISUAL"].into_iter().enumerate() {
        let Some(choice) = environment.get_nonempty(variable) else {
            continue;
        };
        if Path::new(&choice).exists() {
            return Some(vec![choice]);
        }
        let words = split_words(&choice).unwrap_or_default();
        let Some(program) = words.first() else {
            continue;
        };
        if words.len() > 1 && Path::new(program).is_file() {
            return Some(words);
        }
        if !program.contains('/') {
            candidates.insert(place, words);
        }
    }
    candidates.into_iter().find_map(|mut words| {
        let path: PathBuf = on_path(&words[0], environment)?;
        words[0] = path.display().to_string();
        Some(words)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn found(variables: &[(&str, &str)]) -> Option<Vec<String>> {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["vim", "mine", "other"] {
            std::fs::write(folder.path().join(name), "").expect("a file");
        }
        let path = folder.path().display().to_string();
        let environment: BTreeMap<String, String> = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.replace("{}", &path)))
            .chain([("PATH".to_owned(), path.clone())])
            .collect();
        let short = |word: String| word.replace(&format!("{path}/"), "");
        find(&environment).map(|words| words.into_iter().map(short).collect())
    }

    #[test]
    fn variables_come_before_the_usual_ones() {
        let one = |name: &str| Some(vec![name.to_owned()]);
        assert_eq!(found(&[]), one("vim"));
        assert_eq!(found(&[("EDITOR", "mine")]), one("mine"));
        assert_eq!(found(&[("VISUAL", "mine")]), one("mine"));
        assert_eq!(
            found(&[("EDITOR", "other"), ("VISUAL", "mine")]),
            one("other")
        );
        assert_eq!(
            found(&[("EDITOR", "absent"), ("VISUAL", "{}/mine")]),
            one("mine")
        );
        assert_eq!(found(&[("EDITOR", "absent")]), one("vim"));
        assert_eq!(
            found(&[("EDITOR", "mine --wait")]),
            Some(vec!["mine".to_owned(), "--wait".to_owned()])
        );
    }
}
