//! The functions that env.py gives to `context.configure()` for new revisions: what they are told, and what is made of their
//! answers.
//!
//! In: the models, whose interpreter knows the functions; the live database. Out: answers for the comparison; the revision as
//! `process_revision_directives` leaves it. The form of what is told is that of `shim/_mig_hooks.py`.
//!
//! What a key of the configuration says is not asked.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Value, json};

use super::Unasked;
use super::metadata::Models;
use super::new_revision::{self, Wanted};
use super::project::version_table;
use crate::autogenerate::{Answers, Given, Live, place};
use crate::config::Config;
use crate::evaluate::About;
use crate::output::Ui;
use crate::report::Notice;
use crate::schema::{Constraint, ConstraintKind, Expression, Index, Name, Table, TableName};

/// The function that has a say in a revision as a whole.
const DIRECTIVES: &str = "process_revision_directives";

/// Asks what is compared, and takes away from the live database what does not count.
pub fn ask_comparison(
    models: &mut Models,
    live: &mut Live,
    config: &Config,
    ui: &mut Ui,
) -> Result<Answers> {
    let said = |keys: &[&str]| {
        keys.iter()
            .any(|key| config.autogenerate.said.contains(key))
    };
    let mut keywords = Vec::new();
    if !said(&["include_tables", "exclude_tables"]) {
        keywords.extend(["include_name", "include_object"]);
    }
    if !said(&["compare_type"]) {
        keywords.push("compare_type");
    }
    if !models.have(&keywords) {
        return Ok(Answers::default());
    }
    let answer = models
        .ask(About::Comparison, &keywords, of_database(live, config), ui)
        .map_err(Unasked::from)?;
    let given: Given = serde_json::from_value(answer)?;
    let answers = Answers::from(given);
    answers.prune(live);
    Ok(answers)
}

/// What becomes of a new revision.
pub enum Verdict {
    Write(Wanted),
    Leave,
}

/// Asks what becomes of a new revision with so many operations. What can't be asked is said, and changes nothing.
pub fn ask_directives(
    models: Option<&mut Models>,
    wanted: Wanted,
    operations: usize,
    heads: &[String],
    ui: &mut Ui,
) -> Verdict {
    let Some(models) = models.filter(|models| models.have(&[DIRECTIVES])) else {
        return Verdict::Write(wanted);
    };
    let wanted = Wanted {
        rev_id: Some(
            wanted
                .rev_id
                .clone()
                .filter(|id| !id.is_empty())
                .unwrap_or_else(new_revision::random_id),
        ),
        ..wanted
    };
    let facts = json!({
        "rev_id": wanted.rev_id,
        "message": wanted.message,
        "head": wanted.parents.first(),
        "splice": wanted.splice,
        "branch_label": wanted.branch_label,
        "version_path": wanted.version_path,
        "depends_on": wanted.depends_on,
        "heads": heads,
        "upgrade": operations,
        "downgrade": operations,
    });
    match models.ask(About::Revision, &[DIRECTIVES], facts, ui) {
        Ok(Value::Null) => Verdict::Leave,
        Ok(answer) => Verdict::Write(changed(wanted, &answer)),
        Err(error) => {
            ui.warning(&Notice::new(format!(
                "{DIRECTIVES} of env.py changes nothing here: {error}"
            )));
            Verdict::Write(wanted)
        }
    }
}

/// The revision with what a function has set.
fn changed(wanted: Wanted, answer: &Value) -> Wanted {
    let text = |key: &str| answer[key].as_str().map(str::to_owned);
    let list = |key: &str| -> Vec<String> {
        match &answer[key] {
            Value::String(one) => vec![one.clone()],
            Value::Array(all) => {
                let texts = all.iter().filter_map(Value::as_str);
                texts.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    };
    Wanted {
        message: text("message"),
        parents: list("head"),
        splice: answer["splice"].as_bool().unwrap_or(wanted.splice),
        branch_label: text("branch_label"),
        version_path: text("version_path"),
        rev_id: text("rev_id"),
        depends_on: list("depends_on"),
        language: wanted.language,
    }
}

fn of_database(live: &Live, config: &Config) -> Value {
    let place_of = |name: &TableName| place(name, &live.default_schema);
    let version_table = place_of(&version_table(config).table_name());
    let mut schemas = BTreeSet::new();
    let mut tables = Vec::new();
    for table in &live.tables {
        let place = place_of(&table.name);
        if place != version_table {
            let (schema, _) = place;
            tables.push(of_table(table, schema.as_deref(), &live.default_schema));
            schemas.extend(schema);
        }
    }
    json!({
        "default_schema": live.default_schema,
        "schemas": schemas,
        "tables": tables,
    })
}

fn of_table(table: &Table, schema: Option<&str>, default_schema: &str) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            json!({
                "name": column.name.name,
                "type": column.python.as_ref().map(|python| &python.text),
                "nullable": column.nullable,
                "primary_key": column.primary_key,
                "comment": column.comment,
            })
        })
        .collect();
    let of_kind = |make: &dyn Fn(&Constraint) -> Option<Value>| -> Vec<Value> {
        table.constraints.iter().filter_map(make).collect()
    };
    json!({
        "schema": schema,
        "name": table.name.name.name,
        "comment": table.comment,
        "columns": columns,
        "indexes": table.indexes.iter().map(of_index).collect::<Vec<_>>(),
        "uniques": of_kind(&of_unique),
        "foreign_keys": of_kind(&|one| of_foreign_key(one, default_schema)),
        "checks": of_kind(&of_check),
    })
}

fn of_index(index: &Index) -> Value {
    let columns: Vec<&str> = index
        .elements
        .iter()
        .map(|element| match (&element.column, &element.expression) {
            (Some(column), _) => column.name.as_str(),
            (None, Some(expression)) => text_of(expression),
            (None, None) => "",
        })
        .collect();
    json!({ "name": name_of(&index.name), "columns": columns, "unique": index.unique })
}

fn of_unique(constraint: &Constraint) -> Option<Value> {
    let ConstraintKind::Unique { columns, .. } = &constraint.kind else {
        return None;
    };
    let columns: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    Some(json!({ "name": name_of(&constraint.name), "columns": columns }))
}

fn of_foreign_key(constraint: &Constraint, default_schema: &str) -> Option<Value> {
    let ConstraintKind::ForeignKey {
        columns,
        referred,
        referred_columns,
        ..
    } = &constraint.kind
    else {
        return None;
    };
    let schema = referred.schema.as_ref().map(|schema| &schema.name);
    let table = match schema.filter(|schema| *schema != default_schema) {
        Some(schema) => format!("{schema}.{}", referred.name.name),
        None => referred.name.name.clone(),
    };
    let columns: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let targets: Vec<String> = referred_columns
        .iter()
        .map(|column| format!("{table}.{}", column.name))
        .collect();
    Some(json!({ "name": name_of(&constraint.name), "columns": columns, "targets": targets }))
}

fn of_check(constraint: &Constraint) -> Option<Value> {
    match &constraint.kind {
        ConstraintKind::Check { condition } => {
            Some(json!({ "name": name_of(&constraint.name), "text": text_of(condition) }))
        }
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => None,
    }
}

fn name_of(name: &Name) -> Option<&str> {
    name.name.as_ref().map(|name| name.name.as_str())
}

/// What was read off a server is text.
fn text_of(expression: &Expression) -> &str {
    match expression {
        Expression::LiteralColumn { text, .. } | Expression::Text { text, .. } => text,
        _ => "",
    }
}
