//! The answer of `check --env`.

use serde::Serialize;

use super::Failure;

/// What of env.py mig does not do.
#[derive(Debug, Clone, Serialize)]
pub struct EnvCheck {
    /// Where it belongs: the folder of the migration environment.
    pub folder: String,
    /// The file; None where there is none.
    pub env_py: Option<String>,
    pub not_followed: Vec<EnvLine>,
}

/// One thing that env.py does when Alembic runs it.
#[derive(Debug, Clone, Serialize)]
pub struct EnvLine {
    pub line: usize,
    pub what: String,
    /// A run may end differently for it.
    pub matters: bool,
    /// The configuration says the same to mig.
    pub answered: bool,
    /// What says the same to mig, such as a key of the section `[mig]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

impl EnvLine {
    /// The line as it is shown, below the file's name.
    pub fn text(&self) -> String {
        let note = match &self.instead {
            Some(instead) if self.answered => format!("; said by {instead}"),
            Some(instead) => format!("; instead: {instead}"),
            None => String::new(),
        };
        format!("{}: {}{note}", self.line, self.what)
    }
}

impl EnvCheck {
    pub(super) fn text(&self) -> String {
        let Some(file) = &self.env_py else {
            return format!("there is no env.py in {}\n", self.folder);
        };
        let lines = self.not_followed.iter();
        let text: String = lines
            .map(|line| format!("{file}:{}\n", line.text()))
            .collect();
        if text.is_empty() {
            format!("{file}: mig follows all of it\n")
        } else {
            text
        }
    }

    pub(super) fn refusal(&self) -> Option<Failure> {
        let matters = self.not_followed.iter().filter(|line| line.matters).count();
        (matters > 0).then(|| Failure {
            code: "env-not-followed".into(),
            message: format!(
                "mig does not follow {} of env.py that a run may end differently for",
                if matters == 1 {
                    "one line".to_owned()
                } else {
                    format!("{matters} lines")
                }
            ),
            hints: vec![
                "what stands behind \"instead\" is a key under [mig] in alembic.ini, [tool.mig] in pyproject.toml, or in \
                 alembic.toml"
                    .into(),
            ],
            ..Failure::default()
        })
    }
}
