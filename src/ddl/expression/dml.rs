//! The statements that write.

use std::collections::HashSet;

use super::source::Scope;
use super::{Place, Renderer};
use crate::ddl::Error;
use crate::schema::expression::{
    Assignment, Conflict, Delete, DmlColumn, Expression, From, Insert, InsertSource, Selected,
    Update,
};

impl<'a> Renderer<'a> {
    pub(super) fn insert(&mut self, insert: &'a Insert, place: Place) -> Result<String, Error> {
        let outermost = self.scopes.is_empty();
        self.scopes.push(Scope::default());
        let mut sql = format!("INSERT {}INTO ", self.words(&insert.prefixes, place)?);
        for cte in &insert.ctes {
            self.independent_cte(cte, place)?;
        }
        // the name of the table only, whatever an alias of it may be called
        sql.push_str(&self.from(&insert.table, place)?);
        if !insert.columns.is_empty() {
            let columns: Vec<String> = insert
                .columns
                .iter()
                .map(|column| self.name_sql(column))
                .collect();
            sql.push_str(&format!(" ({})", columns.join(", ")));
        }
        match &insert.source {
            InsertSource::Rows(rows) => {
                let mut parts = Vec::with_capacity(rows.len());
                for row in rows {
                    parts.push(self.row(row, place)?);
                }
                // further rows of an execution with many sets of parameters
                if let [row] = rows.as_slice() {
                    let first = self.parameters;
                    for (number, parameters) in self.options.more_rows.iter().enumerate() {
                        self.parameters = Some(parameters);
                        let row = self.row(row, place);
                        parts.push(row.map_err(|error| super::in_group(error, number + 1))?);
                    }
                    self.parameters = first;
                }
                sql.push_str(&format!(" VALUES {}", parts.join(", ")));
            }
            InsertSource::Select(select) => {
                let text = match select.as_ref() {
                    Expression::Select(select) => self.select(select, place, false, false, true)?,
                    other => self.statement_inside(other, place, false, false)?,
                };
                sql.push_str(&format!(" {text}"));
            }
            InsertSource::Defaults => sql.push_str(" DEFAULT VALUES"),
        }
        if let Some(conflict) = &insert.on_conflict {
            sql.push_str(&format!(" {}", self.conflict(conflict, place)?));
        }
        sql.push_str(&self.returning(&insert.returning, place)?);
        sql = self.with_clause(outermost) + &sql;
        self.scopes.pop();
        Ok(sql)
    }

    fn row(&mut self, row: &'a [Expression], place: Place) -> Result<String, Error> {
        let mut cells = Vec::with_capacity(row.len());
        for cell in row {
            cells.push(self.grouped(cell, None, place)?);
        }
        Ok(format!("({})", cells.join(", ")))
    }

    fn conflict(&mut self, conflict: &'a Conflict, place: Place) -> Result<String, Error> {
        let bare = Place {
            include_table: false,
            ..place
        };
        let mut target = String::new();
        if let Some(constraint) = &conflict.constraint {
            target = format!("ON CONSTRAINT {}", self.name_sql(constraint));
        } else if let Some(elements) = &conflict.elements {
            target = format!("({})", self.elements(elements, ", ", bare)?);
            if let Some(predicate) = &conflict.predicate {
                target.push_str(&format!(" WHERE {}", self.element(predicate, bare)?));
            }
        }
        let Some(update) = &conflict.update else {
            return Ok(if target.is_empty() {
                "ON CONFLICT DO NOTHING".to_owned()
            } else {
                format!("ON CONFLICT {target} DO NOTHING")
            });
        };
        let mut parts = Vec::with_capacity(update.set.len());
        for assignment in &update.set {
            let (column, value) = self.assignment(assignment, place)?;
            parts.push(format!("{column} = {value}"));
        }
        let mut sql = format!("ON CONFLICT {target} DO UPDATE SET {}", parts.join(", "));
        if let Some(predicate) = &update.predicate {
            sql.push_str(&format!(" WHERE {}", self.element(predicate, place)?));
        }
        Ok(sql)
    }

    fn assignment(
        &mut self,
        assignment: &'a Assignment,
        place: Place,
    ) -> Result<(String, String), Error> {
        let bare = Place {
            include_table: false,
            ..place
        };
        let column = match &assignment.column {
            DmlColumn::Name(name) => self.name_sql(name),
            DmlColumn::Expression(column) => self.element(column, bare)?,
        };
        let value = self.grouped(&assignment.value, None, place)?;
        Ok((column, value))
    }

    fn returning(&mut self, returning: &'a [Selected], place: Place) -> Result<String, Error> {
        if returning.is_empty() {
            return Ok(String::new());
        }
        Ok(format!(
            " RETURNING {}",
            self.selected(returning, false, place)?
        ))
    }

    pub(super) fn update(&mut self, update: &'a Update, place: Place) -> Result<String, Error> {
        let outermost = self.scopes.is_empty();
        self.enter(&update.table, &update.froms)?;
        let mut sql = format!("UPDATE {}", self.words(&update.prefixes, place)?);
        if update.only {
            sql.push_str("ONLY ");
        }
        let table = self.from(&update.table, place)?;
        let mut parts = Vec::with_capacity(update.set.len());
        for assignment in &update.set {
            let (column, value) = self.assignment(assignment, place)?;
            parts.push(format!("{column}={value}"));
        }
        for cte in &update.ctes {
            self.independent_cte(cte, place)?;
        }
        sql.push_str(&format!("{table} SET {}", parts.join(", ")));
        sql.push_str(&self.other_tables("FROM", &update.froms, place)?);
        let criteria = self.conditions(&update.criteria, place)?;
        if !criteria.is_empty() {
            sql.push_str(&format!(" WHERE {criteria}"));
        }
        sql.push_str(&self.returning(&update.returning, place)?);
        sql = self.with_clause(outermost) + &sql;
        self.scopes.pop();
        Ok(sql)
    }

    pub(super) fn delete(&mut self, delete: &'a Delete, place: Place) -> Result<String, Error> {
        let outermost = self.scopes.is_empty();
        self.enter(&delete.table, &delete.froms)?;
        let mut sql = format!("DELETE {}FROM ", self.words(&delete.prefixes, place)?);
        if delete.only {
            sql.push_str("ONLY ");
        }
        for cte in &delete.ctes {
            self.independent_cte(cte, place)?;
        }
        sql.push_str(&self.from(&delete.table, place)?);
        sql.push_str(&self.other_tables("USING", &delete.froms, place)?);
        let criteria = self.conditions(&delete.criteria, place)?;
        if !criteria.is_empty() {
            sql.push_str(&format!(" WHERE {criteria}"));
        }
        sql.push_str(&self.returning(&delete.returning, place)?);
        sql = self.with_clause(outermost) + &sql;
        self.scopes.pop();
        Ok(sql)
    }

    fn enter(&mut self, table: &'a From, others: &'a [From]) -> Result<(), Error> {
        let mut nearest = HashSet::new();
        self.members(table, &mut nearest)?;
        for other in others {
            self.members(other, &mut nearest)?;
        }
        self.scopes.push(Scope {
            all: nearest.clone(),
            nearest,
        });
        Ok(())
    }

    fn other_tables(
        &mut self,
        word: &str,
        froms: &'a [From],
        place: Place,
    ) -> Result<String, Error> {
        if froms.is_empty() {
            return Ok(String::new());
        }
        let mut parts = Vec::with_capacity(froms.len());
        for from in froms {
            parts.push(self.from(from, place)?);
        }
        Ok(format!(" {word} {}", parts.join(", ")))
    }
}
