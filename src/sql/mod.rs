//! The words of SQL: identifiers and how they are quoted, where statements end.
//!
//! In: plain strings. Out: SQL text. Knows nothing of tables, operations or servers.
//!
//! Invariant: this folder is the only place that writes an SQL quote.

pub mod duration;
pub mod identifier;
pub mod index_statement;
pub mod literal;
pub mod script;
pub mod sections;
pub mod split;

pub use identifier::Identifier;

/// Renders `value` as a string literal: single quotes around it, inner ones doubled.
pub fn string_literal(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}
