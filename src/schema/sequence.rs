//! Sequences, and the identity columns that share their options.

use serde::Deserialize;

use super::SqlType;
use crate::sql::Identifier;

/// What an identity column or a sequence may say.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct IdentityOptions {
    /// GENERATED ALWAYS, not BY DEFAULT. Nothing to a sequence.
    pub always: bool,
    pub increment: Option<i64>,
    pub start: Option<i64>,
    pub minvalue: Option<i64>,
    pub maxvalue: Option<i64>,
    pub nominvalue: Option<bool>,
    pub nomaxvalue: Option<bool>,
    pub cache: Option<i64>,
    pub cycle: Option<bool>,
}

/// A sequence of its own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Sequence {
    pub name: Identifier,
    #[serde(default)]
    pub schema: Option<Identifier>,
    #[serde(default)]
    pub data_type: Option<SqlType>,
    #[serde(default)]
    pub options: IdentityOptions,
}
