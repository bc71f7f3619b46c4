//! What stands after FROM, and which of it a subquery leaves to the statement around it.

use std::collections::HashSet;

use super::{Place, Renderer, compile_error};
use crate::ddl::{Error, types};
use crate::schema::expression::{
    Cte, Expression, From, Join, Label, Operator, Source, SourceKind, Values, operator,
};

/// What an empty name is as SQL.
const EMPTY_NAME: &str = "\"\"";

/// The selectables that statements around a subquery read from.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    /// Those of every statement around.
    pub(super) all: HashSet<u64>,
    /// Those of the statement right around.
    pub(super) nearest: HashSet<u64>,
}

/// A CTE that was met.
pub(super) struct Met {
    id: u64,
    restates: Option<u64>,
    level: usize,
    name: String,
}

/// A CTE's part of WITH.
pub(super) struct With {
    id: u64,
    level: usize,
    nesting: bool,
    recursive: bool,
    sql: String,
}

impl<'a> Renderer<'a> {
    pub(super) fn source(&self, from: &'a From) -> Result<&'a Source, Error> {
        match from {
            From::Source(source) => Ok(source),
            From::Reference(id) => self
                .sources
                .get(id)
                .copied()
                .ok_or_else(|| compile_error(format!("selectable {id} is not described"))),
        }
    }

    /// The selectable and, for joins, everything in it.
    pub(super) fn members(&self, from: &'a From, found: &mut HashSet<u64>) -> Result<(), Error> {
        let source = self.source(from)?;
        found.insert(source.id);
        if let SourceKind::Join(join) = &source.kind {
            self.members(&join.left, found)?;
            self.members(&join.right, found)?;
        }
        Ok(())
    }

    /// What a column of this selectable has before its dot.
    pub(super) fn column_prefix(&mut self, from: &'a From) -> Result<Option<String>, Error> {
        let source = self.source(from)?;
        Ok(match &source.kind {
            SourceKind::Table { name, schema } => Some(self.table_sql(name, schema.as_ref())),
            SourceKind::Alias { name, .. }
            | SourceKind::Subquery { name, .. }
            | SourceKind::TableFunction { name, .. }
            | SourceKind::TableSample { name, .. } => Some(self.alias_sql(name)),
            SourceKind::Cte(cte) => Some(self.alias_sql(&cte.name)),
            SourceKind::Values(values) => values.name.as_ref().map(|name| self.alias_sql(name)),
            SourceKind::Join(_) | SourceKind::Text { .. } | SourceKind::Grouping { .. } => None,
        })
    }

    /// The name of a table. An empty schema is none, as in SQLAlchemy's `format_table`.
    fn table_sql(&mut self, name: &'a Label, schema: Option<&'a Label>) -> String {
        let schema = schema.map(|schema| self.alias_sql(schema));
        let name = self.alias_sql(name);
        match schema.filter(|schema| schema != EMPTY_NAME) {
            Some(schema) => format!("{schema}.{name}"),
            None => name,
        }
    }

    /// The selectable as it stands after FROM.
    pub(super) fn from(&mut self, from: &'a From, place: Place) -> Result<String, Error> {
        let source = self.source(from)?;
        let sql = self.source_sql(source, place)?;
        Ok(if self.only.contains(&source.id) {
            format!("ONLY {sql}")
        } else {
            sql
        })
    }

    fn source_sql(&mut self, source: &'a Source, place: Place) -> Result<String, Error> {
        match &source.kind {
            SourceKind::Table { name, schema } => Ok(self.table_sql(name, schema.as_ref())),
            SourceKind::Alias {
                name,
                element,
                lateral,
            } => {
                let name = self.alias_sql(name);
                let inner = self.from(element, place)?;
                Ok(format!("{}{inner} AS {name}", lateral_word(*lateral)))
            }
            SourceKind::Subquery {
                name,
                element,
                lateral,
            } => {
                let name = self.alias_sql(name);
                let inner = self.statement_inside(element, place, true, *lateral)?;
                Ok(format!("{}({inner}) AS {name}", lateral_word(*lateral)))
            }
            SourceKind::Join(join) => self.join(join, place),
            SourceKind::Cte(cte) => Ok(self.cte(source.id, cte, place, true)?.unwrap_or_default()),
            SourceKind::TableFunction {
                name,
                function,
                lateral,
                columns,
            } => {
                let name = self.alias_sql(name);
                let call = self.element(function, place)?;
                let mut sql = format!("{}{call} AS {name}", lateral_word(*lateral));
                if !columns.is_empty() {
                    let mut parts = Vec::with_capacity(columns.len());
                    for (column, sql_type) in columns {
                        let mut part = self.name_sql(column);
                        if let Some(sql_type) = sql_type {
                            part.push_str(&format!(" {}", types::render_type(sql_type)?));
                        }
                        parts.push(part);
                    }
                    sql.push_str(&format!("({})", parts.join(", ")));
                }
                Ok(sql)
            }
            SourceKind::TableSample {
                name,
                element,
                sampling,
                seed,
            } => {
                let name = self.alias_sql(name);
                let inner = self.from(element, place)?;
                let mut sql = format!(
                    "{inner} AS {name} TABLESAMPLE {}",
                    self.element(sampling, place)?
                );
                if let Some(seed) = seed {
                    sql.push_str(&format!(" REPEATABLE ({})", self.element(seed, place)?));
                }
                Ok(sql)
            }
            SourceKind::Values(values) => {
                let rows = self.values(values, place)?;
                let lateral = lateral_word(values.lateral);
                Ok(match &values.name {
                    None => format!("{lateral}({rows})"),
                    Some(name) => {
                        let name = self.alias_sql(name);
                        let columns: Vec<String> = values
                            .columns
                            .iter()
                            .map(|column| self.name_sql(column))
                            .collect();
                        format!("{lateral}({rows}) AS {name} ({})", columns.join(", "))
                    }
                })
            }
            SourceKind::Text { text } => self.element(text, place),
            SourceKind::Grouping { element } => Ok(format!(
                "({})",
                self.statement_inside(element, place, true, false)?
            )),
        }
    }

    fn join(&mut self, join: &'a Join, place: Place) -> Result<String, Error> {
        let word = if join.full {
            "FULL OUTER JOIN"
        } else if join.outer {
            "LEFT OUTER JOIN"
        } else {
            "JOIN"
        };
        let left = self.from(&join.left, place)?;
        let mut right = self.from(&join.right, place)?;
        if matches!(self.source(&join.right)?.kind, SourceKind::Join(_)) {
            right = format!("({right})");
        }
        let condition = self.condition(&join.on, place)?;
        Ok(format!("{left} {word} {right} ON {condition}"))
    }

    /// `VALUES (…), (…)`
    pub(super) fn values(&mut self, values: &'a Values, place: Place) -> Result<String, Error> {
        let place = Place {
            literal: place.literal || values.literal_binds,
            ..place
        };
        self.rows(&values.rows, place)
    }

    pub(super) fn rows(
        &mut self,
        rows: &'a [Vec<Expression>],
        place: Place,
    ) -> Result<String, Error> {
        let comma = operator::find("comma_op").map(Operator::Known);
        let mut parts = Vec::with_capacity(rows.len());
        for row in rows {
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                cells.push(self.grouped(cell, comma.as_ref(), place)?);
            }
            parts.push(format!("({})", cells.join(", ")));
        }
        Ok(format!("VALUES {}", parts.join(", ")))
    }

    /// Meets a CTE: writes its part of WITH the first time, and gives what stands after FROM if it is wanted.
    pub(super) fn cte(
        &mut self,
        id: u64,
        cte: &'a Cte,
        place: Place,
        as_from: bool,
    ) -> Result<Option<String>, Error> {
        let name = self.names.text(&cte.name, super::names::Class::Alias);
        let name_sql = self.alias_sql(&cte.name);
        let level = if cte.nesting { self.scopes.len() } else { 1 };
        let mut is_new = true;
        let known = self
            .met
            .iter()
            .position(|met| met.level == level && met.name == name);
        if let Some(at) = known {
            let met = &self.met[at];
            if met.id == id || met.restates == Some(id) {
                is_new = false;
            } else if cte.restates == Some(met.id) {
                let replaced = self.met.remove(at);
                self.with.retain(|with| with.id != replaced.id);
            } else {
                return Err(compile_error(format!(
                    "Multiple, unrelated CTEs found with the same name: '{name}'"
                )));
            }
        }
        if !as_from && !is_new {
            return Ok(None);
        }
        let original = match &cte.alias_of {
            Some(original) => {
                let source = self.source(original)?;
                let SourceKind::Cte(inner) = &source.kind else {
                    return Err(compile_error("an alias of a CTE refers to something else"));
                };
                Some((source.id, inner.as_ref()))
            }
            None => None,
        };
        if is_new {
            self.met.push(Met {
                id,
                restates: cte.restates,
                level,
                name,
            });
            match original {
                Some((original_id, original)) => {
                    if !self.with.iter().any(|with| with.id == original_id) {
                        self.cte(original_id, original, place, false)?;
                    }
                }
                None => self.write_cte(id, cte, level, place)?,
            }
        }
        if !as_from {
            return Ok(None);
        }
        Ok(Some(match original {
            Some((_, original)) => format!("{} AS {name_sql}", self.alias_sql(&original.name)),
            None => name_sql,
        }))
    }

    fn write_cte(
        &mut self,
        id: u64,
        cte: &'a Cte,
        level: usize,
        place: Place,
    ) -> Result<(), Error> {
        let Some(element) = &cte.element else {
            return Err(compile_error("a CTE without a statement"));
        };
        let mut sql = self.alias_sql(&cte.name);
        if !cte.columns.is_empty() {
            let columns: Vec<String> = cte
                .columns
                .iter()
                .map(|column| self.name_sql(column))
                .collect();
            sql.push_str(&format!("({})", columns.join(", ")));
        }
        let outer = Place {
            include_table: true,
            in_columns: false,
            ..place
        };
        let prefixes = self.words(&cte.prefixes, outer)?;
        let inner = self.statement_inside(element, outer, true, false)?;
        sql.push_str(&format!(" AS {prefixes}\n({inner})"));
        if !cte.suffixes.is_empty() {
            sql.push_str(&format!(" {}", self.words(&cte.suffixes, outer)?));
        }
        self.with.push(With {
            id,
            level,
            nesting: cte.nesting,
            recursive: cte.recursive,
            sql,
        });
        Ok(())
    }

    /// WITH, for the statement that is being finished.
    pub(super) fn with_clause(&mut self, outermost: bool) -> String {
        let level = self.scopes.len();
        let (mine, others): (Vec<With>, Vec<With>) = std::mem::take(&mut self.with)
            .into_iter()
            .partition(|with| outermost || (with.nesting && with.level == level));
        self.with = others;
        if mine.is_empty() {
            return String::new();
        }
        if !outermost {
            self.met
                .retain(|met| met.level != level || !mine.iter().any(|with| with.id == met.id));
        }
        let word = if mine.iter().any(|with| with.recursive) {
            "WITH RECURSIVE"
        } else {
            "WITH"
        };
        let parts: Vec<&str> = mine.iter().map(|with| with.sql.as_str()).collect();
        format!("{word} {}\n ", parts.join(", \n"))
    }

    /// Words before or after, each followed by a blank.
    pub(super) fn words(&mut self, words: &'a [Expression], place: Place) -> Result<String, Error> {
        let sql = self.elements(words, " ", place)?;
        Ok(if sql.is_empty() {
            sql
        } else {
            format!("{sql} ")
        })
    }
}

fn lateral_word(lateral: bool) -> &'static str {
    if lateral { "LATERAL " } else { "" }
}
