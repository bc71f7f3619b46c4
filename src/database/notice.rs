//! What the server says beside its answers.

use tokio_postgres::error::DbError;

/// A notice: RAISE NOTICE in a function, or a warning such as "relation already exists, skipping".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// NOTICE, WARNING, INFO, LOG or DEBUG (in the server's language).
    pub severity: String,
    /// SQLSTATE; 00000 for plain notices.
    pub sqlstate: String,
    /// The text.
    pub message: String,
    /// More about it.
    pub detail: Option<String>,
    /// The server's advice.
    pub hint: Option<String>,
    /// The tag of the queued statement that it came with.
    pub tag: Option<usize>,
}

impl Notice {
    pub(super) fn new(notice: &DbError) -> Notice {
        Notice {
            severity: notice.severity().to_owned(),
            sqlstate: notice.code().code().to_owned(),
            message: notice.message().to_owned(),
            detail: notice.detail().map(str::to_owned),
            hint: notice.hint().map(str::to_owned),
            tag: None,
        }
    }
}
