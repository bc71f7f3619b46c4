//! The answers of commands that write files: `revision`, `merge`, `edit`, `init`, `list_templates`.
//!
//! What was written has been said while it happened, as Alembic does, so most of these have no text.

use serde::Serialize;

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
