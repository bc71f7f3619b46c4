//! SQL types. A type that is only a word needs no line here: `Named` carries the word.
//!
//! The tag is `t`: `{"t": "named", "name": "jsonb"}`, `{"t": "text", "name": "varchar", "length": 50}`.

use serde::Deserialize;

use super::{Column, Expression};
use crate::sql::Identifier;

/// A type as PostgreSQL is to be told it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum SqlType {
    /// A type that takes no arguments: `integer`, `jsonb`, `int4range`.
    Named {
        name: String,
    },
    /// Characters: `varchar(50) COLLATE "C"`.
    Text {
        name: String,
        #[serde(default)]
        length: Option<i64>,
        #[serde(default)]
        collation: Option<Identifier>,
        #[serde(default)]
        collation_schema: Option<Identifier>,
    },
    /// Numbers with a precision: `numeric(10, 2)`, `float(24)`.
    Number {
        name: String,
        #[serde(default)]
        precision: Option<i64>,
        #[serde(default)]
        scale: Option<i64>,
    },
    /// `time` and `timestamp`, with or without time zone.
    Time {
        name: String,
        #[serde(default)]
        precision: Option<i64>,
        #[serde(default)]
        timezone: bool,
    },
    Interval {
        #[serde(default)]
        fields: Option<String>,
        #[serde(default)]
        precision: Option<i64>,
    },
    Bit {
        #[serde(default)]
        length: Option<i64>,
        #[serde(default)]
        varying: bool,
    },
    /// `dimensions` pairs of brackets behind `item`.
    Array {
        item: Box<SqlType>,
        #[serde(default)]
        dimensions: Option<usize>,
    },
    Enum(Enumeration),
    Domain(Box<Domain>),
    /// What a type's own `get_col_spec` returned.
    Raw {
        sql: String,
    },
    /// No type was given; `repr` is how Python shows it.
    Null {
        repr: String,
    },
}

/// A native enumeration and who creates it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Enumeration {
    pub name: Option<Identifier>,
    #[serde(default)]
    pub schema: Option<Identifier>,
    pub labels: Vec<String>,
    /// Whether creating a table creates the type, too.
    #[serde(default = "yes")]
    pub create_type: bool,
    /// How Python shows the type, for error texts.
    #[serde(default)]
    pub repr: String,
    /// The Python class's name, for error texts.
    #[serde(default)]
    pub class: String,
}

/// A domain over another type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Domain {
    pub name: Option<Identifier>,
    #[serde(default)]
    pub schema: Option<Identifier>,
    pub data_type: SqlType,
    #[serde(default)]
    pub collation: Option<Identifier>,
    #[serde(default)]
    pub collation_schema: Option<Identifier>,
    #[serde(default)]
    pub default: Option<super::ServerDefault>,
    #[serde(default)]
    pub constraint_name: Option<Identifier>,
    #[serde(default)]
    pub not_null: bool,
    #[serde(default)]
    pub check: Option<Expression>,
    #[serde(default = "yes")]
    pub create_type: bool,
    /// How Python shows the type, for error texts.
    #[serde(default)]
    pub repr: String,
}

fn yes() -> bool {
    true
}

/// A type that has to be created before a table can use it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UserType<'a> {
    Enum(&'a Enumeration),
    Domain(&'a Domain),
}

impl SqlType {
    /// The enumeration or domain that this type is, or that it is an array of.
    pub fn user_type(&self) -> Option<UserType<'_>> {
        match self {
            SqlType::Array { item, .. } => item.user_type(),
            SqlType::Enum(enumeration) => Some(UserType::Enum(enumeration)),
            SqlType::Domain(domain) => Some(UserType::Domain(domain)),
            SqlType::Named { .. }
            | SqlType::Text { .. }
            | SqlType::Number { .. }
            | SqlType::Time { .. }
            | SqlType::Interval { .. }
            | SqlType::Bit { .. }
            | SqlType::Raw { .. }
            | SqlType::Null { .. } => None,
        }
    }
}

impl Column {
    /// The enumerations and domains that are created with a table of this column.
    pub fn user_types(&self) -> impl Iterator<Item = UserType<'_>> {
        let types = match &self.creates {
            Some(creates) => creates.as_slice(),
            None => std::slice::from_ref(&self.sql_type),
        };
        types.iter().filter_map(SqlType::user_type)
    }
}
