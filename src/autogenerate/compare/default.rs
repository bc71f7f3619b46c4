//! Defaults of columns, identities and computed columns.
//!
//! Alembic compares the texts and, where they differ, has the server compute `live = wanted`. Here the server is first
//! asked how it would write the wanted default down: equal text is equal, whatever it computes; only what is still
//! different is computed, and by a server that is kept from changing anything.

use std::collections::HashMap;

use super::{Cast, Work, text};
use crate::autogenerate::Error;
use crate::autogenerate::message::Logger;
use crate::ddl::types::render_type;
use crate::operations::AlterColumn;
use crate::schema::{Column, IdentityOptions, ServerDefault, SqlType, Table};
use crate::sql::string_literal;

use super::index_text::without_casts;

/// A server, as far as comparisons need one.
pub trait Server {
    /// How the server writes down each default: SQL text, for a column of the type. None where it refuses.
    fn normalise(
        &mut self,
        defaults: &[WantedDefault],
    ) -> Result<Vec<Option<String>>, Box<dyn std::error::Error + Send + Sync>>;

    /// What the server makes of each type; None where it knows it not.
    fn type_names(
        &mut self,
        types: &[String],
    ) -> Result<Vec<Option<String>>, Box<dyn std::error::Error + Send + Sync>>;

    /// How values of the first type of each pair become those of the second.
    fn casts(
        &mut self,
        pairs: &[(String, String)],
    ) -> Result<Vec<Cast>, Box<dyn std::error::Error + Send + Sync>>;

    /// Whether two expressions give the same value of a type; None where they can't be computed, or only by changing
    /// something.
    fn equal(
        &mut self,
        one: &str,
        other: &str,
    ) -> Result<Option<bool>, Box<dyn std::error::Error + Send + Sync>>;
}

/// A default that the server is to write down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WantedDefault {
    /// The type of the column, as `format_type` gives it.
    pub type_name: String,
    /// The default, as SQL.
    pub expression: String,
}

/// How the server writes the defaults that were asked for.
#[derive(Debug, Default)]
pub struct Defaults(HashMap<WantedDefault, Option<String>>);

impl Defaults {
    /// Asks for all that will be needed, at once.
    pub fn ask(
        &mut self,
        tables: &[(&Table, &Table)],
        server: &mut dyn Server,
    ) -> Result<(), Error> {
        let mut wanted = Vec::new();
        for (table, live) in tables {
            let by_name: HashMap<&str, &Column> = live
                .columns
                .iter()
                .map(|column| (column.name.name.as_str(), column))
                .collect();
            for column in &table.columns {
                if let Some(live) = by_name.get(column.name.name.as_str())
                    && let Some(question) = question(column, live)?
                    && !self.0.contains_key(&question)
                {
                    self.0.insert(question.clone(), None);
                    wanted.push(question);
                }
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let answers = server.normalise(&wanted).map_err(Error::Server)?;
        self.0.extend(wanted.into_iter().zip(answers));
        Ok(())
    }
}

/// Whether the comparison of a column's default goes on.
#[derive(Debug, PartialEq, Eq)]
pub enum Compared {
    Done,
    Open,
}

/// Compares what the server generates: computed columns and identities.
pub fn compare_generated(
    place: &str,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    alter: &mut AlterColumn,
) -> Compared {
    match (&wanted.server_default, &live.server_default) {
        (
            Some(ServerDefault::Computed {
                expression: new, ..
            }),
            old,
        ) => {
            let normal = |expression| text::of(expression, true).map(|text| normal_computed(&text));
            let old = match old {
                Some(ServerDefault::Computed { expression, .. }) => normal(expression).ok(),
                _ => None,
            };
            if normal(new).ok() != old && !work.options.everything {
                cannot_be_modified(place, work);
            }
            Compared::Done
        }
        (_, Some(ServerDefault::Computed { .. })) => {
            cannot_be_modified(place, work);
            Compared::Done
        }
        (new, old) if is_identity(new) || is_identity(old) => {
            compare_identity(place, new.as_ref(), old.as_ref(), work, alter)
        }
        _ => Compared::Open,
    }
}

fn is_identity(default: &Option<ServerDefault>) -> bool {
    matches!(default, Some(ServerDefault::Identity(_)))
}

fn cannot_be_modified(place: &str, work: &mut Work) {
    work.log.warn(
        Logger::ServerDefaults,
        format!("Computed default on {place} cannot be modified"),
    );
}

/// What is left of a computed column's text when all that may vary is taken off.
fn normal_computed(text: &str) -> String {
    without_casts(text)
        .chars()
        .filter(|c| {
            !matches!(
                c,
                ' ' | '(' | ')' | '\'' | '"' | '`' | '[' | ']' | '\t' | '\r' | '\n'
            )
        })
        .flat_map(char::to_lowercase)
        .collect()
}

fn compare_identity(
    place: &str,
    new: Option<&ServerDefault>,
    old: Option<&ServerDefault>,
    work: &mut Work,
    alter: &mut AlterColumn,
) -> Compared {
    let options = |default: Option<&ServerDefault>| match default {
        Some(ServerDefault::Identity(options)) => Some(options.clone()),
        _ => None,
    };
    let (wanted, live) = (options(new), options(old));
    let differing = differing_options(wanted.as_ref(), live.as_ref());
    if differing.is_empty() && wanted.is_some() == live.is_some() {
        return Compared::Open;
    }
    alter.server_default = Some(new.cloned());
    if differing.is_empty() {
        return Compared::Open;
    }
    work.log.info(
        Logger::ServerDefaults,
        format!(
            "Detected server default on column '{place}': identity options attributes {}",
            crate::schema::python::list_repr(differing)
        ),
    );
    Compared::Done
}

/// The options in which identities differ, sorted: those that are said, and said otherwise.
pub fn differing_options(
    wanted: Option<&IdentityOptions>,
    live: Option<&IdentityOptions>,
) -> Vec<&'static str> {
    let none = IdentityOptions::default();
    let (new, old) = (wanted.unwrap_or(&none), live.unwrap_or(&none));
    let differs = |one: Option<i64>, other: Option<i64>| one.is_some() && one != other;
    let flag = |one: Option<bool>, other: Option<bool>| one.is_some() && one != other;
    [
        ("always", new.always != old.always),
        ("cache", differs(new.cache, old.cache)),
        ("cycle", flag(new.cycle, old.cycle)),
        ("increment", differs(new.increment, old.increment)),
        ("maxvalue", differs(new.maxvalue, old.maxvalue)),
        ("minvalue", differs(new.minvalue, old.minvalue)),
        ("nomaxvalue", flag(new.nomaxvalue, old.nomaxvalue)),
        ("nominvalue", flag(new.nominvalue, old.nominvalue)),
        ("start", differs(new.start, old.start)),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}

/// Compares defaults that are expressions.
pub fn compare(
    place: &str,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    alter: &mut AlterColumn,
    server: &mut dyn Server,
) -> Result<(), Error> {
    if is_same(wanted, live, work, server)? {
        return Ok(());
    }
    alter.server_default = Some(wanted.server_default.clone());
    work.log.info(
        Logger::ServerDefaults,
        format!("Dialect impl PostgresqlImpl detected server default on column '{place}'"),
    );
    Ok(())
}

fn is_same(
    wanted: &Column,
    live: &Column,
    work: &Work,
    server: &mut dyn Server,
) -> Result<bool, Error> {
    let plain = |default: &Option<ServerDefault>| {
        matches!(
            default,
            None | Some(ServerDefault::Literal { .. } | ServerDefault::Expression { .. })
        )
    };
    if !plain(&wanted.server_default) || !plain(&live.server_default) {
        return Ok(true);
    }
    // The default of SERIAL belongs to the type.
    if wanted.primary_key && wanted.increments && !work.options.everything {
        return Ok(true);
    }
    let (Some(new), Some(old)) = (&wanted.server_default, &live.server_default) else {
        return Ok(wanted.server_default.is_none() && live.server_default.is_none());
    };
    let (new, old) = (said(new)?, said(old)?);
    if work.options.everything {
        return Ok(new == old);
    }
    if new == old || new == sequence_without_cast(&old) {
        return Ok(true);
    }
    let Some(question) = question(wanted, live)? else {
        return Ok(true);
    };
    if work.defaults.0.get(&question).cloned().flatten().as_ref() == Some(&old) {
        return Ok(true);
    }
    let typed = format!("CAST({} AS {})", question.expression, question.type_name);
    let is_equal = server
        .equal(&format!("CAST({old} AS {})", question.type_name), &typed)
        .map_err(Error::Server)?;
    // A label that is only about to get its name is no value yet.
    Ok(is_equal.unwrap_or_else(|| without_casts(&old) == without_casts(&question.expression)))
}

/// The text of a default, as its author wrote it.
fn said(default: &ServerDefault) -> Result<String, Error> {
    Ok(match default {
        ServerDefault::Literal { value } => value.clone(),
        ServerDefault::Expression { expression } => text::of(expression, true)?,
        ServerDefault::Computed { .. } | ServerDefault::Identity(_) | ServerDefault::Fetched => {
            String::new()
        }
    })
}

/// `nextval('s'::regclass)` as models say it.
fn sequence_without_cast(text: &str) -> String {
    match text.strip_prefix("nextval('") {
        Some(_) => text.replace("::regclass", ""),
        None => text.to_owned(),
    }
}

/// What to ask the server about a pair of defaults; None where nothing has to be asked.
fn question(wanted: &Column, live: &Column) -> Result<Option<WantedDefault>, Error> {
    let (Some(new), Some(old)) = (&wanted.server_default, &live.server_default) else {
        return Ok(None);
    };
    if !matches!(old, ServerDefault::Expression { .. }) {
        return Ok(None);
    }
    let expression = match new {
        // A number needs no quotes; of others Alembic takes quotes for part of the SQL, not of the value.
        ServerDefault::Literal { value } if is_number(&live.sql_type) => value.clone(),
        ServerDefault::Literal { value } => string_literal(without_outer_quotes(value)),
        ServerDefault::Expression { expression } => text::of(expression, true)?,
        ServerDefault::Computed { .. } | ServerDefault::Identity(_) | ServerDefault::Fetched => {
            return Ok(None);
        }
    };
    if said(new)? == said(old)? {
        return Ok(None);
    }
    Ok(Some(WantedDefault {
        type_name: render_type(&live.sql_type)?,
        expression,
    }))
}

/// Alembic's reading of `server_default="'x'"`: a quote at either end is none of the value's.
pub fn without_outer_quotes(value: &str) -> &str {
    let value = value.strip_prefix('\'').unwrap_or(value);
    value.strip_suffix('\'').unwrap_or(value)
}

fn is_number(sql_type: &SqlType) -> bool {
    match sql_type {
        SqlType::Number { .. } => true,
        SqlType::Named { name } => matches!(
            name.as_str(),
            "integer"
                | "bigint"
                | "smallint"
                | "numeric"
                | "decimal"
                | "real"
                | "double precision"
                | "float"
        ),
        SqlType::Domain(domain) => is_number(&domain.data_type),
        SqlType::Text { .. }
        | SqlType::Time { .. }
        | SqlType::Interval { .. }
        | SqlType::Bit { .. }
        | SqlType::Array { .. }
        | SqlType::Enum(_)
        | SqlType::Raw { .. }
        | SqlType::Null { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{differing_options, normal_computed, without_outer_quotes};
    use crate::schema::IdentityOptions;

    #[test]
    fn only_options_that_are_said_can_differ() {
        let live = IdentityOptions {
            start: Some(1),
            increment: Some(1),
            cache: Some(1),
            ..IdentityOptions::default()
        };
        let wanted = IdentityOptions {
            always: true,
            increment: Some(5),
            ..IdentityOptions::default()
        };
        assert_eq!(
            differing_options(Some(&wanted), Some(&live)),
            ["always", "increment"]
        );
        assert!(differing_options(None, Some(&live)).is_empty());
    }

    #[test]
    fn computed_texts_lose_what_may_vary() {
        assert_eq!(
            normal_computed("to_tsvector('english'::regconfig, (Body)::text)"),
            normal_computed("to_tsvector('english', body)")
        );
    }

    #[test]
    fn quotes_at_the_ends_are_not_of_the_value() {
        assert_eq!(without_outer_quotes("'x'"), "x");
        assert_eq!(without_outer_quotes("50% of 'it'"), "50% of 'it");
    }
}
