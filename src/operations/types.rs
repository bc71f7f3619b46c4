//! Operations on what tables are made from: enumerations, domains, sequences, schemas.

use serde::Deserialize;

use crate::schema::types::{Domain, Enumeration};
use crate::schema::{Sequence, TableName};
use crate::sql::Identifier;

/// CREATE TYPE … AS ENUM.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateEnum {
    pub enumeration: Enumeration,
}

/// DROP TYPE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropEnum {
    pub enumeration: Enumeration,
}

/// CREATE DOMAIN.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateDomain {
    pub domain: Domain,
}

/// DROP DOMAIN.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropDomain {
    pub domain: Domain,
}

/// CREATE SEQUENCE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateSequence {
    pub sequence: Sequence,
    #[serde(default)]
    pub if_not_exists: bool,
}

/// DROP SEQUENCE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropSequence {
    /// Named as a table is: a name, and the schema it stands in.
    pub sequence: TableName,
    #[serde(default)]
    pub if_exists: bool,
    /// The sequence as it was, where that is known: what takes the step back.
    #[serde(skip)]
    pub was: Option<Sequence>,
}

/// CREATE SCHEMA.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateSchema {
    pub name: Identifier,
    #[serde(default)]
    pub if_not_exists: bool,
}

/// DROP SCHEMA.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropSchema {
    pub name: Identifier,
    #[serde(default)]
    pub if_exists: bool,
    #[serde(default)]
    pub cascade: bool,
}
