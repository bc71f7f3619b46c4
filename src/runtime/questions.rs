//! What both hosts do alike with a request: turn it into statements, or answer it without running anything.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Settings;
use super::doubts::{Doubt, Doubts};
use super::event::Listener;
use super::executor::Executor;
use crate::autogenerate::render::{self, Part, Style};
use crate::database::Rows;
use crate::ddl;
use crate::ddl::expression::{self, Binds, Options};
use crate::evaluate::{HostError, Origin};
use crate::operations::Operation;
use crate::schema::{Expression, Value as Bound};

/// What rendering depends on in a run with these settings.
pub(super) fn rendering(settings: &Settings, as_sql: bool) -> ddl::Context {
    let mut context = ddl::Context::default();
    context.naming = settings.naming_convention.clone();
    context.as_sql = as_sql;
    context.literal_binds = settings.literal_binds;
    context
}

/// An error of rendering, as the exception that SQLAlchemy raises for it.
pub(super) fn ddl_error(error: ddl::Error) -> HostError {
    HostError::new("compile-error", error.exception(), error.to_string())
}

/// Runs statements one after the other; the answer is that of the last, the row count that of all.
pub(super) fn run_texts(
    executor: &mut Executor<'_>,
    texts: &[String],
    rows: bool,
    origin: &Origin,
) -> Result<Value, HostError> {
    let mut count = 0;
    let mut last = Rows::default();
    for text in texts {
        if rows {
            last = executor.ask(text, origin)?;
            count += last.rowcount().unwrap_or(0);
        } else {
            executor.send(text, origin)?;
        }
    }
    Ok(answer_of(&last, last.rowcount().map(|_| count)))
}

/// What a revision file is told of an answer of the server.
pub(super) fn answer_of(rows: &Rows, rowcount: Option<u64>) -> Value {
    let columns = rows.columns.as_ref().map(|columns| {
        columns
            .iter()
            .map(|column| json!({"name": column.name, "type_oid": column.type_oid, "type_modifier": column.type_modifier}))
            .collect::<Vec<_>>()
    });
    let rowcount = rowcount.map_or(json!(-1), |count| json!(count));
    json!({"columns": columns, "rows": rows.rows, "rowcount": rowcount, "status": rows.tag})
}

/// The texts of a statement given to `Connection.execute`, one for each set of parameters, and the names in it that nothing
/// gave a value (online that is an error already).
pub(super) fn statement_texts(
    statement: &Expression,
    parameters: Option<&[BTreeMap<String, Bound>]>,
    settings: &Settings,
    rendering: &ddl::Context,
) -> Result<(Vec<String>, Vec<String>), HostError> {
    let none = [BTreeMap::new()];
    let sets = parameters.filter(|sets| !sets.is_empty()).unwrap_or(&none);
    let options = Options {
        binds: binds(settings, rendering),
        server_version: rendering.server_version,
        ..Options::default()
    };
    let rendered = expression::render_many(statement, sets, &options).map_err(ddl_error)?;
    let mut unbound = Vec::new();
    let texts = rendered
        .into_iter()
        .map(|rendered| {
            unbound.extend(rendered.unbound);
            rendered.sql
        })
        .collect();
    unbound.dedup();
    Ok((texts, unbound))
}

fn binds(settings: &Settings, rendering: &ddl::Context) -> Binds {
    match (
        rendering.as_sql,
        settings.literal_binds,
        settings.named_placeholders,
    ) {
        (false, _, _) => Binds::Driver,
        (true, true, _) => Binds::Literal,
        (true, false, true) => Binds::Named,
        (true, false, false) => Binds::Pyformat,
    }
}

/// A directive that an extension renders by way of mig.
#[derive(Deserialize)]
struct Directive {
    directive: Operation,
    sqlalchemy_prefix: String,
    alembic_prefix: String,
    in_batch: bool,
    /// What somebody else has rendered of it.
    parts: Vec<(Part, Option<String>)>,
}

/// The directive in Python, and its imports.
fn directive(asked: &Directive) -> Result<Value, HostError> {
    let style = Style {
        sqlalchemy_prefix: asked.sqlalchemy_prefix.clone(),
        alembic_prefix: asked.alembic_prefix.clone(),
        ..Style::default()
    };
    let parts = asked.parts.iter().cloned();
    let items = parts.map(|(part, text)| (0, part, text)).collect();
    let (text, imports) =
        render::directive(&asked.directive, &style, &items, asked.in_batch).map_err(ddl_error)?;
    Ok(json!({ "text": text, "imports": imports }))
}

/// The text of a statement, type or operation, for `str(…)` and `.compile()`.
pub(super) fn compile(
    subject: &Map<String, Value>,
    rendering: &mut ddl::Context,
) -> Result<Value, HostError> {
    if let Some(operation) = subject.get("operation") {
        let operation = decode::<Operation>(operation)?;
        // What is only looked at leaves no trace in the memory of the run.
        let statements = ddl::render(&operation, &mut rendering.clone()).map_err(ddl_error)?;
        let texts: Vec<String> = statements
            .into_iter()
            .map(|statement| statement.sql)
            .collect();
        return Ok(texts.join("\n").into());
    }
    if subject.contains_key("directive") {
        return directive(&decode(&Value::Object(subject.clone()))?);
    }
    if let Some(sql_type) = subject.get("type") {
        return ddl::types::render_type(&decode(sql_type)?)
            .map(Value::from)
            .map_err(ddl_error);
    }
    if let Some(constraint) = subject.get("constraint") {
        let table = decode(subject.get("table").unwrap_or(&Value::Null))?;
        return ddl::constraint_definition(&decode(constraint)?, &table, None, rendering)
            .map(Value::from)
            .map_err(ddl_error);
    }
    if let Some(constraint) = subject.get("constraint_name") {
        let table = decode(subject.get("table").unwrap_or(&Value::Null))?;
        let name = ddl::constraint_name(&decode(constraint)?, &table, None, rendering);
        return Ok(name.map_err(ddl_error)?.map(|name| name.name).into());
    }
    if let Some(index) = subject.get("index_name") {
        let name = ddl::index_name(&decode(index)?, &rendering.naming);
        return Ok(name.map_err(ddl_error)?.map(|name| name.name).into());
    }
    let Some(statement) = subject.get("statement") else {
        return Err(HostError::new(
            "shim-mismatch",
            "NotImplementedError",
            "nothing to compile was given",
        ));
    };
    let flag = |name: &str| subject.get(name).and_then(Value::as_bool).unwrap_or(false);
    let binds = if flag("driver") {
        Binds::Driver
    } else if flag("literal_binds") {
        Binds::Literal
    } else if subject.get("paramstyle").and_then(Value::as_str) == Some("named") {
        Binds::Named
    } else {
        Binds::Pyformat
    };
    let parameters = subject.get("parameters").map(decode).transpose()?;
    let options = Options {
        binds,
        double_percents: binds == Binds::Pyformat,
        parameters: parameters.as_ref(),
        expanded: flag("expanded"),
        ..Options::default()
    };
    let rendered = expression::render(&decode(statement)?, &options).map_err(ddl_error)?;
    Ok(rendered.sql.into())
}

fn decode<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, HostError> {
    T::deserialize(value).map_err(|error| {
        HostError::new(
            "shim-mismatch",
            "NotImplementedError",
            format!("mig can't read this value: {error}"),
        )
    })
}

/// Raises a doubt for each name behind a colon that nothing gave a value: Alembic writes NULL for it, and so does mig.
pub(super) fn doubt_unbound(
    names: Vec<String>,
    doubts: &mut Doubts,
    origin: &Origin,
    listener: &mut Listener<'_>,
) -> Result<(), HostError> {
    names
        .into_iter()
        .try_for_each(|name| doubts.raise(Doubt::UnboundName(name), origin, listener))
}
