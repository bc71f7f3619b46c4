//! Finds the selectables that are described anywhere in a statement, since references to them may stand before.

use std::collections::HashMap;

use crate::schema::expression::{
    Compound, DmlColumn, Expression, FrameBound, From, InsertSource, Limit, Piece, Select,
    Selected, Source, SourceKind,
};

/// The selectables of a statement by their numbers.
pub(super) type Sources<'a> = HashMap<u64, &'a Source>;

/// Collects the selectables of an expression or statement.
pub(super) fn sources(expression: &Expression) -> Sources<'_> {
    let mut collector = Collector {
        found: Sources::new(),
    };
    collector.expression(expression);
    collector.found
}

struct Collector<'a> {
    found: Sources<'a>,
}

impl<'a> Collector<'a> {
    fn expression(&mut self, expression: &'a Expression) {
        match expression {
            Expression::Text { binds, .. } => binds.values().for_each(|bind| self.expression(bind)),
            Expression::LiteralColumn { from, .. } | Expression::Column { from, .. } => {
                self.froms(from)
            }
            Expression::Bind(_)
            | Expression::Null
            | Expression::True
            | Expression::False
            | Expression::Collation { .. }
            | Expression::NextValue { .. } => {}
            Expression::Binary(binary) => {
                self.expression(&binary.left);
                self.expression(&binary.right);
            }
            Expression::Unary { element, .. }
            | Expression::Modifier { element, .. }
            | Expression::IsTrue { element }
            | Expression::IsFalse { element }
            | Expression::Cast { element, .. }
            | Expression::TypeCoerce { element }
            | Expression::Extract { element, .. }
            | Expression::Label { element, .. }
            | Expression::Grouping { element }
            | Expression::LabelReference { element }
            | Expression::ScalarSubquery { element }
            | Expression::Exists { element } => self.expression(element),
            Expression::List { elements, .. }
            | Expression::Tuple { elements }
            | Expression::Array { elements, .. } => self.expressions(elements),
            Expression::Case {
                value,
                whens,
                otherwise,
            } => {
                self.optional(value);
                for (condition, result) in whens {
                    self.expression(condition);
                    self.expression(result);
                }
                self.optional(otherwise);
            }
            Expression::LabelName { element, .. } => self.optional(element),
            Expression::Function(call) => self.expressions(&call.args),
            Expression::FunctionColumn { function, .. } => self.expression(function),
            Expression::Over(over) => {
                self.expression(&over.element);
                self.expressions(&over.partition_by);
                self.expressions(&over.order_by);
                if let Some((_, lower, upper)) = &over.frame {
                    for bound in [lower, upper] {
                        if let FrameBound::Distance(_, distance) = bound {
                            self.expression(distance);
                        }
                    }
                }
            }
            Expression::Filter { element, criterion } => {
                self.expression(element);
                self.expression(criterion);
            }
            Expression::WithinGroup { element, order_by }
            | Expression::AggregateOrder { element, order_by }
            | Expression::OrderedArgument { element, order_by } => {
                self.expression(element);
                self.expressions(order_by);
            }
            Expression::Slice { start, stop } => {
                self.expression(start);
                self.expression(stop);
            }
            Expression::Composed { parts } => {
                for part in parts {
                    if let Piece::Expression(part) = part {
                        self.expression(part);
                    }
                }
            }
            Expression::From { from } | Expression::FromColumn { from } => self.from(from),
            Expression::ScalarValues { rows } => rows.iter().for_each(|row| self.expressions(row)),
            Expression::Select(select) => self.select(select),
            Expression::Compound(compound) => self.compound(compound),
            Expression::TextSelect(select) => {
                self.expression(&select.element);
                self.froms(&select.ctes);
            }
            Expression::Values(values) => values.rows.iter().for_each(|row| self.expressions(row)),
            Expression::Insert(insert) => {
                self.from(&insert.table);
                match &insert.source {
                    InsertSource::Rows(rows) => rows.iter().for_each(|row| self.expressions(row)),
                    InsertSource::Select(select) => self.expression(select),
                    InsertSource::Defaults => {}
                }
                if let Some(conflict) = &insert.on_conflict {
                    self.expressions(conflict.elements.iter().flatten());
                    self.expressions(&conflict.predicate);
                    if let Some(action) = &conflict.update {
                        for assignment in &action.set {
                            self.target(&assignment.column);
                            self.expression(&assignment.value);
                        }
                        self.expressions(&action.predicate);
                    }
                }
                self.selected(&insert.returning);
                self.expressions(&insert.prefixes);
                self.froms(&insert.ctes);
            }
            Expression::Update(update) => {
                self.from(&update.table);
                for assignment in &update.set {
                    self.target(&assignment.column);
                    self.expression(&assignment.value);
                }
                self.froms(&update.froms);
                self.expressions(&update.criteria);
                self.selected(&update.returning);
                self.expressions(&update.prefixes);
                self.froms(&update.ctes);
            }
            Expression::Delete(delete) => {
                self.from(&delete.table);
                self.froms(&delete.froms);
                self.expressions(&delete.criteria);
                self.selected(&delete.returning);
                self.expressions(&delete.prefixes);
                self.froms(&delete.ctes);
            }
        }
    }

    fn target(&mut self, column: &'a DmlColumn) {
        if let DmlColumn::Expression(column) = column {
            self.expression(column);
        }
    }

    fn select(&mut self, select: &'a Select) {
        self.selected(&select.columns);
        self.froms(&select.froms);
        self.expressions(&select.criteria);
        self.expressions(&select.distinct_on);
        self.expressions(&select.group_by);
        self.expressions(&select.having);
        self.expressions(&select.order_by);
        self.limit(&select.limit);
        self.expressions(&select.prefixes);
        self.expressions(&select.suffixes);
        self.froms(select.correlate.iter().flatten());
        self.froms(select.correlate_except.iter().flatten());
        self.froms(&select.ctes);
        if let Some(for_update) = &select.for_update {
            self.froms(&for_update.of);
        }
    }

    fn compound(&mut self, compound: &'a Compound) {
        self.expressions(&compound.selects);
        self.expressions(&compound.group_by);
        self.expressions(&compound.order_by);
        self.limit(&compound.limit);
        self.froms(&compound.ctes);
    }

    fn limit(&mut self, limit: &'a Limit) {
        self.optional(&limit.limit);
        self.optional(&limit.offset);
        self.optional(&limit.fetch);
    }

    fn selected(&mut self, columns: &'a [Selected]) {
        columns
            .iter()
            .for_each(|column| self.expression(&column.element));
    }

    fn optional(&mut self, expression: &'a Option<Box<Expression>>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    fn expressions(&mut self, expressions: impl IntoIterator<Item = &'a Expression>) {
        expressions
            .into_iter()
            .for_each(|expression| self.expression(expression));
    }

    fn froms(&mut self, froms: impl IntoIterator<Item = &'a From>) {
        froms.into_iter().for_each(|from| self.from(from));
    }

    fn from(&mut self, from: &'a From) {
        let From::Source(source) = from else {
            return;
        };
        self.found.insert(source.id, source);
        match &source.kind {
            SourceKind::Table { .. } => {}
            SourceKind::Alias { element, .. } => self.from(element),
            SourceKind::Subquery { element, .. }
            | SourceKind::Grouping { element }
            | SourceKind::Text { text: element } => self.expression(element),
            SourceKind::Join(join) => {
                self.from(&join.left);
                self.from(&join.right);
                self.expression(&join.on);
            }
            SourceKind::Cte(cte) => {
                self.froms(&cte.alias_of);
                self.optional(&cte.element);
                self.expressions(&cte.prefixes);
                self.expressions(&cte.suffixes);
            }
            SourceKind::TableFunction { function, .. } => self.expression(function),
            SourceKind::TableSample {
                element,
                sampling,
                seed,
                ..
            } => {
                self.from(element);
                self.expression(sampling);
                self.optional(seed);
            }
            SourceKind::Values(values) => values.rows.iter().for_each(|row| self.expressions(row)),
        }
    }
}
