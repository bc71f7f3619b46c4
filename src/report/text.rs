//! An answer that is nothing but text: a completion script, a man page, a stage shown by `debug`.

use serde::Serialize;

/// A text for stdout.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    pub text: String,
}
