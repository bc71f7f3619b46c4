//! The answer of `check`.

use serde::Serialize;

use super::Failure;

/// What a new revision would do.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    pub operations: Vec<PendingOperation>,
}

/// One thing that a new revision would do.
#[derive(Debug, Clone, Serialize)]
pub struct PendingOperation {
    /// The directive, as a revision file would have it.
    pub text: String,
}

impl Check {
    pub(super) fn text(&self) -> String {
        if self.operations.is_empty() {
            "No new upgrade operations detected.\n".to_owned()
        } else {
            String::new()
        }
    }

    pub(super) fn refusal(&self) -> Option<Failure> {
        if self.operations.is_empty() {
            return None;
        }
        let operations: Vec<&str> = self
            .operations
            .iter()
            .map(|operation| operation.text.as_str())
            .collect();
        Some(Failure {
            code: "new-operations".into(),
            message: format!(
                "New upgrade operations detected: [{}]",
                operations.join(", ")
            ),
            hints: vec![
                "to write them into a revision run: mig revision --autogenerate -m \"...\"".into(),
            ],
            ..Failure::default()
        })
    }
}
