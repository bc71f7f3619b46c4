//! The statements that read.

use std::collections::HashSet;

use super::source::Scope;
use super::{Place, Renderer};
use crate::ddl::Error;
use crate::schema::expression::{
    Compound, Expression, ForUpdate, From, Limit, Operator, Select, Selected, SourceKind,
    TextSelect, operator,
};

impl<'a> Renderer<'a> {
    /// A statement inside another: in FROM (`as_from`), or as a value.
    pub(super) fn statement_inside(
        &mut self,
        statement: &'a Expression,
        place: Place,
        as_from: bool,
        lateral: bool,
    ) -> Result<String, Error> {
        let place = Place {
            include_table: true,
            in_columns: false,
            ..place
        };
        match statement {
            Expression::Select(select) => self.select(select, place, as_from, lateral, false),
            Expression::Compound(compound) => self.compound(compound, place, as_from, lateral),
            Expression::TextSelect(text) => self.text_select(text, place),
            Expression::Grouping { element } => Ok(format!(
                "({})",
                self.statement_inside(element, place, as_from, lateral)?
            )),
            Expression::Values(values) => self.values(values, place),
            other => self.element(other, place),
        }
    }

    pub(super) fn select(
        &mut self,
        select: &'a Select,
        place: Place,
        as_from: bool,
        lateral: bool,
        embedded: bool,
    ) -> Result<String, Error> {
        let outermost = self.scopes.is_empty();
        let froms = self.displayed(select, as_from, lateral)?;
        let around = self.scopes.last().cloned().unwrap_or_default();
        let mut nearest = HashSet::new();
        for from in &froms {
            self.members(from, &mut nearest)?;
        }
        let all = around.all.union(&nearest).copied().collect();
        self.scopes.push(Scope { all, nearest });
        let only_before = self.only.len();
        self.only.extend(&select.only);

        for cte in &select.ctes {
            self.independent_cte(cte, place)?;
        }
        let mut sql = "SELECT ".to_owned();
        sql.push_str(&self.words(&select.prefixes, place)?);
        if !select.distinct_on.is_empty() {
            sql.push_str(&format!(
                "DISTINCT ON ({}) ",
                self.elements(&select.distinct_on, ", ", place)?
            ));
        } else if select.distinct {
            sql.push_str("DISTINCT ");
        }
        let columns = self.selected(&select.columns, as_from, place)?;
        sql.push_str(&columns);
        if columns.is_empty() {
            sql.truncate(sql.trim_end().len());
        }
        if !froms.is_empty() {
            let mut parts = Vec::with_capacity(froms.len());
            for from in froms {
                parts.push(self.from(from, place)?);
            }
            sql.push_str(&format!(" \nFROM {}", parts.join(", ")));
        }
        let criteria = self.conditions(&select.criteria, place)?;
        if !criteria.is_empty() {
            sql.push_str(&format!(" \nWHERE {criteria}"));
        }
        if !select.group_by.is_empty() {
            sql.push_str(&format!(
                " GROUP BY {}",
                self.elements(&select.group_by, ", ", place)?
            ));
        }
        let having = self.conditions(&select.having, place)?;
        if !having.is_empty() {
            sql.push_str(&format!(" \nHAVING {having}"));
        }
        if !select.order_by.is_empty() {
            sql.push_str(&format!(
                " ORDER BY {}",
                self.elements(&select.order_by, ", ", place)?
            ));
        }
        sql.push_str(&self.limit(&select.limit, place)?);
        if let Some(for_update) = &select.for_update {
            sql.push_str(&self.for_update(for_update)?);
        }
        if !embedded || outermost {
            sql = self.with_clause(outermost) + &sql;
        }
        if !select.suffixes.is_empty() {
            sql.push_str(&format!(" {}", self.words(&select.suffixes, place)?));
        }
        self.only.truncate(only_before);
        self.scopes.pop();
        Ok(sql)
    }

    pub(super) fn independent_cte(&mut self, cte: &'a From, place: Place) -> Result<(), Error> {
        let source = self.source(cte)?;
        if let SourceKind::Cte(cte) = &source.kind {
            self.cte(source.id, cte, place, false)?;
        }
        Ok(())
    }

    /// The columns of SELECT or RETURNING.
    pub(super) fn selected(
        &mut self,
        columns: &'a [Selected],
        as_from: bool,
        place: Place,
    ) -> Result<String, Error> {
        let place = Place {
            in_columns: true,
            ..place
        };
        let mut parts = Vec::with_capacity(columns.len());
        for column in columns {
            let label = match (&column.label, &column.from_label) {
                (Some(label), _) => Some(label),
                (None, Some(label)) if as_from => Some(label),
                _ => None,
            };
            // the label takes its number before what stands in the expression
            let label = label.map(|label| self.name_sql(label));
            let sql = self.element(&column.element, place)?;
            parts.push(match label {
                Some(label) => format!("{sql} AS {label}"),
                None => sql,
            });
        }
        parts.retain(|part| !part.is_empty());
        Ok(parts.join(", "))
    }

    /// What of the selectables stands in FROM: those that a statement around reads from are left to it.
    fn displayed(
        &self,
        select: &'a Select,
        as_from: bool,
        lateral: bool,
    ) -> Result<Vec<&'a From>, Error> {
        let around = self.scopes.last().cloned().unwrap_or_default();
        let (explicit, implicit) = if as_from && !lateral {
            (
                around.all.difference(&around.nearest).copied().collect(),
                HashSet::new(),
            )
        } else {
            (around.all, around.nearest)
        };
        let mut froms = Vec::with_capacity(select.froms.len());
        for from in &select.froms {
            froms.push((self.source(from)?.id, from));
        }
        if let Some(correlate) = &select.correlate {
            let wanted = self.ids(correlate)?;
            froms.retain(|(id, _)| !(explicit.contains(id) && wanted.contains(id)));
        }
        if let Some(except) = &select.correlate_except {
            let kept = self.ids(except)?;
            froms.retain(|(id, _)| !explicit.contains(id) || kept.contains(id));
        }
        if select.correlate.is_none()
            && select.correlate_except.is_none()
            && !implicit.is_empty()
            && froms.len() > 1
        {
            froms.retain(|(id, _)| !implicit.contains(id));
            if froms.is_empty() {
                return Err(Error::Expression {
                    exception: "InvalidRequestError",
                    message: "Select statement returned no FROM clauses due to auto-correlation; specify \
                              correlate(<tables>) to control correlation manually."
                        .to_owned(),
                });
            }
        }
        Ok(froms.into_iter().map(|(_, from)| from).collect())
    }

    fn ids(&self, froms: &'a [From]) -> Result<HashSet<u64>, Error> {
        froms.iter().map(|from| Ok(self.source(from)?.id)).collect()
    }

    /// Conditions joined by AND.
    pub(super) fn conditions(
        &mut self,
        criteria: &'a [Expression],
        place: Place,
    ) -> Result<String, Error> {
        match criteria {
            [] => Ok(String::new()),
            [one] => self.condition(one, place),
            several => {
                let and = operator::find("and_").map(Operator::Known);
                let mut parts = Vec::with_capacity(several.len());
                for one in several {
                    let sql = self.grouped(one, and.as_ref(), place)?;
                    if !sql.is_empty() {
                        parts.push(sql);
                    }
                }
                Ok(parts.join(" AND "))
            }
        }
    }

    /// One condition that stands alone.
    pub(super) fn condition(
        &mut self,
        condition: &'a Expression,
        place: Place,
    ) -> Result<String, Error> {
        let as_boolean = operator::find("_asbool").map(Operator::Known);
        self.grouped(condition, as_boolean.as_ref(), place)
    }

    fn limit(&mut self, limit: &'a Limit, place: Place) -> Result<String, Error> {
        let mut sql = String::new();
        if let Some(fetch) = &limit.fetch {
            if let Some(offset) = &limit.offset {
                sql.push_str(&format!(
                    "\n OFFSET ({}) ROWS",
                    self.element(offset, place)?
                ));
            }
            sql.push_str(&format!(
                "\n FETCH FIRST ({}){} ROWS {}",
                self.element(fetch, place)?,
                if limit.fetch_percent { " PERCENT" } else { "" },
                if limit.fetch_with_ties {
                    "WITH TIES"
                } else {
                    "ONLY"
                },
            ));
            return Ok(sql);
        }
        if let Some(count) = &limit.limit {
            sql.push_str(&format!(" \n LIMIT {}", self.element(count, place)?));
        }
        if let Some(offset) = &limit.offset {
            if limit.limit.is_none() {
                sql.push_str("\n LIMIT ALL");
            }
            sql.push_str(&format!(" OFFSET {}", self.element(offset, place)?));
        }
        Ok(sql)
    }

    fn for_update(&mut self, for_update: &'a ForUpdate) -> Result<String, Error> {
        let mut sql = match (for_update.read, for_update.key_share) {
            (true, true) => " FOR KEY SHARE",
            (true, false) => " FOR SHARE",
            (false, true) => " FOR NO KEY UPDATE",
            (false, false) => " FOR UPDATE",
        }
        .to_owned();
        if !for_update.of.is_empty() {
            let mut names = Vec::with_capacity(for_update.of.len());
            for from in &for_update.of {
                let source = self.source(from)?;
                names.push(match &source.kind {
                    SourceKind::Table { name, .. } => self.alias_sql(name),
                    _ => self.column_prefix(from)?.unwrap_or_default(),
                });
            }
            sql.push_str(&format!(" OF {}", names.join(", ")));
        }
        if for_update.nowait {
            sql.push_str(" NOWAIT");
        }
        if for_update.skip_locked {
            sql.push_str(" SKIP LOCKED");
        }
        Ok(sql)
    }

    pub(super) fn compound(
        &mut self,
        compound: &'a Compound,
        place: Place,
        as_from: bool,
        lateral: bool,
    ) -> Result<String, Error> {
        let outermost = self.scopes.is_empty();
        let around = self.scopes.last().cloned().unwrap_or_default();
        self.scopes.push(around);
        for cte in &compound.ctes {
            self.independent_cte(cte, place)?;
        }
        let mut parts = Vec::with_capacity(compound.selects.len());
        for select in &compound.selects {
            parts.push(match select {
                Expression::Select(select) => self.select(select, place, as_from, lateral, true)?,
                other => self.statement_inside(other, place, as_from, lateral)?,
            });
        }
        let mut sql = parts.join(&format!(" {} ", compound.keyword));
        let bare = Place {
            include_table: false,
            ..place
        };
        if !compound.group_by.is_empty() {
            sql.push_str(&format!(
                " GROUP BY {}",
                self.elements(&compound.group_by, ", ", bare)?
            ));
        }
        if !compound.order_by.is_empty() {
            sql.push_str(&format!(
                " ORDER BY {}",
                self.elements(&compound.order_by, ", ", bare)?
            ));
        }
        sql.push_str(&self.limit(&compound.limit, bare)?);
        sql = self.with_clause(outermost) + &sql;
        self.scopes.pop();
        Ok(sql)
    }

    pub(super) fn text_select(
        &mut self,
        text: &'a TextSelect,
        place: Place,
    ) -> Result<String, Error> {
        let outermost = self.scopes.is_empty();
        self.scopes.push(Scope::default());
        for cte in &text.ctes {
            self.independent_cte(cte, place)?;
        }
        let sql = self.element(&text.element, place)?;
        let sql = self.with_clause(outermost) + &sql;
        self.scopes.pop();
        Ok(sql)
    }
}
