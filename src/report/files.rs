//! The answers of commands that write files: `revision`, `merge`, `edit`, `init`, `list_templates`.
//!
//! What was written has been said while it happened, as Alembic does, so most of these have no text.

use serde::Serialize;

use super::Failure;

/// A new revision file.
#[derive(Debug, Clone, Serialize)]
pub struct RevisionFile {
    pub revision: String,
    pub down_revisions: Vec<String>,
    pub branch_labels: Vec<String>,
    pub depends_on: Vec<String>,
    pub message: String,
    pub path: String,
    /// Folders that were made for it.
    pub folders: Vec<String>,
    pub hooks: Vec<Hook>,
    /// What a trial on a scratch database came to, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// What came of trying a generated revision on a scratch database.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Proof {
    /// What is still to be done after its upgrade.
    pub not_expressed: Vec<String>,
    /// What is still to be done after its downgrade.
    pub not_undone: Vec<String>,
    /// Why its upgrade fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrade_fails: Option<String>,
    /// Why its downgrade fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downgrade_fails: Option<String>,
    /// Why it could not be tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untried: Option<String>,
    /// Something in it can't be undone, as a comment in its downgrade says.
    pub comes_back_in_part: bool,
    /// Somebody wanted to know.
    #[serde(skip)]
    pub asked: bool,
}

impl Proof {
    /// Whether the revision does what it should. What nothing can undo is no fault of its downgrade's.
    pub fn holds(&self) -> bool {
        let whole = self.untried.is_none() && self.upgrade_fails.is_none();
        let back = self.not_undone.is_empty() && self.downgrade_fails.is_none();
        whole && self.not_expressed.is_empty() && (back || self.comes_back_in_part)
    }

    /// What there is to say, one sentence a line.
    pub fn lines(&self) -> Vec<String> {
        let list = |what: &str, items: &[String]| {
            (!items.is_empty()).then(|| format!("{what}: {}", items.join("; ")))
        };
        let one = |what: &str, reason: &Option<String>| {
            reason.as_ref().map(|reason| format!("{what}: {reason}"))
        };
        [
            one("the revision was not tried", &self.untried),
            one(
                "the revision fails on the scratch database",
                &self.upgrade_fails,
            ),
            list("the revision does not express", &self.not_expressed),
            one(
                "its downgrade fails on the scratch database",
                &self.downgrade_fails,
            ),
            list("its downgrade does not take back", &self.not_undone),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    pub(super) fn refusal(&self) -> Option<Failure> {
        (self.asked && !self.holds()).then(|| Failure {
            code: "not-proven".into(),
            message: self.lines().join(", and "),
            hints: vec!["the file stays as it was written, to be completed by hand".into()],
            ..Failure::default()
        })
    }
}

/// A post-write hook that was run.
#[derive(Debug, Clone, Serialize)]
pub struct Hook {
    pub name: String,
    /// Its exit status; None where a signal ended it.
    pub status: Option<i32>,
}

/// Revision files that were opened in an editor.
#[derive(Debug, Clone, Serialize)]
pub struct Edited {
    pub files: Vec<String>,
}

/// A new migration environment.
#[derive(Debug, Clone, Serialize)]
pub struct Init {
    pub directory: String,
    pub template: String,
    /// Files and folders that were made, or added to.
    pub created: Vec<String>,
    /// Files that were there already, and were left alone.
    pub skipped: Vec<String>,
}

/// What `init` can make.
#[derive(Debug, Clone, Serialize)]
pub struct Templates {
    pub templates: Vec<Template>,
}

/// One kind of migration environment.
#[derive(Debug, Clone, Serialize)]
pub struct Template {
    pub name: String,
    pub synopsis: String,
}

impl Templates {
    pub(super) fn text(&self) -> String {
        let lines: String = self
            .templates
            .iter()
            .map(|template| format!("{} - {}\n", template.name, template.synopsis))
            .collect();
        format!(
            "Available templates:\n\n{lines}\nTemplates are used via the 'init' command, e.g.:\n\n  mig init --template generic \
             ./scripts\n"
        )
    }
}
