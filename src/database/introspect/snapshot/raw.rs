//! The rows of the catalog queries, as they come.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct Table {
    pub id: i64,
    pub name: String,
    pub schema: String,
    pub comment: Option<String>,
    pub unlogged: bool,
    pub options: Option<Vec<String>>,
    pub method: Option<String>,
    pub tablespace: Option<String>,
    pub partition_key: Option<String>,
    pub partition_bound: Option<String>,
    pub parents: Option<Vec<(String, String)>>,
}

#[derive(Debug, Deserialize)]
pub struct Column {
    pub table: i64,
    pub name: String,
    #[serde(rename = "type")]
    pub type_name: String,
    pub default: Option<String>,
    pub not_null: bool,
    pub generated: Option<String>,
    pub comment: Option<String>,
    pub collation: Option<Collation>,
    pub identity: Option<Identity>,
    pub owned_sequence: Option<String>,
    pub identity_sequence: Option<String>,
    pub inherited: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Collation {
    pub name: String,
    pub schema: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Identity {
    pub always: bool,
    pub start: Option<i64>,
    pub increment: Option<i64>,
    pub minvalue: Option<i64>,
    pub maxvalue: Option<i64>,
    pub cache: Option<i64>,
    pub cycle: Option<bool>,
}

#[derive(Debug, Deserialize)]
pub struct Constraint {
    pub table: i64,
    pub name: String,
    pub kind: String,
    pub columns: Option<Vec<String>>,
    pub included: Option<Vec<String>>,
    pub nulls_not_distinct: Option<bool>,
    pub referred_schema: Option<String>,
    pub referred_visible: Option<bool>,
    pub referred_table: Option<String>,
    pub referred_columns: Option<Vec<String>>,
    pub on_update: String,
    pub on_delete: String,
    #[serde(rename = "match")]
    pub match_type: String,
    pub deferrable: bool,
    pub deferred: bool,
    pub validated: bool,
    pub definition: Option<String>,
    pub comment: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Index {
    pub table: i64,
    pub name: String,
    pub unique: bool,
    pub keys: usize,
    pub elements: Option<Vec<Element>>,
    pub definition: String,
    #[serde(rename = "where")]
    pub predicate: Option<String>,
    pub method: String,
    pub options: Option<Vec<String>>,
    pub tablespace: Option<String>,
    pub nulls_not_distinct: bool,
}

#[derive(Debug, Deserialize)]
pub struct Element {
    pub column: Option<String>,
    pub expression: Option<String>,
    pub option: Option<i32>,
    pub operator_class: Option<String>,
    pub collation: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Type {
    pub name: String,
    pub schema: String,
    pub visible: bool,
    pub kind: String,
    pub labels: Option<Vec<String>>,
    pub base: Option<String>,
    pub not_null: bool,
    pub default: Option<String>,
    pub collation: Option<String>,
    pub checks: Option<Vec<(String, String)>>,
}
