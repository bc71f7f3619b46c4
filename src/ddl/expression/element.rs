//! One expression of any kind as SQL.

use super::literal::{driver_literal, sql_literal};
use super::names::Class;
use super::{Binds, Place, Renderer, compile_error, text};
use crate::ddl::{Error, types};
use crate::schema::expression::{Bind, Expression, From, Label, Operator, Piece, operator};
use crate::schema::{Tagged, Value};

impl<'a> Renderer<'a> {
    pub(super) fn element(
        &mut self,
        expression: &'a Expression,
        place: Place,
    ) -> Result<String, Error> {
        let plain = Place {
            in_columns: false,
            ..place
        };
        match expression {
            Expression::Text { text, binds } => {
                let mut sql = String::new();
                for piece in text::pieces(text) {
                    match piece {
                        text::Piece::Text(text) => {
                            sql.push_str(&self.percents(&text::unescape(text)))
                        }
                        text::Piece::Bind(name) => match binds.get(name) {
                            Some(Expression::Bind(bind)) => sql.push_str(&self.bind(bind, plain)?),
                            Some(other) => sql.push_str(&self.element(other, plain)?),
                            None => sql.push_str(&self.unknown_bind(name)?),
                        },
                    }
                }
                Ok(sql)
            }
            Expression::LiteralColumn { text, from } => {
                let text = self.percents(text);
                self.column(text, from.as_ref(), place)
            }
            Expression::Column { name, from, .. } => {
                let name = self.name_sql(name);
                self.column(name, from.as_ref(), place)
            }
            Expression::Bind(bind) => self.bind(bind, plain),
            Expression::Null => Ok("NULL".to_owned()),
            Expression::True => Ok("true".to_owned()),
            Expression::False => Ok("false".to_owned()),
            Expression::Binary(binary) => self.binary(binary, plain),
            Expression::Unary { op, element } => self.unary(op, element, plain),
            Expression::Modifier { op, element } => self.modifier(op, element, plain),
            Expression::IsTrue { element } => self.element(element, plain),
            Expression::IsFalse { element } => Ok(format!("NOT {}", self.element(element, plain)?)),
            Expression::List { op, elements, .. } => self.list(op, elements, plain),
            Expression::Tuple { elements } => {
                let comma = operator::find("comma_op").map(Operator::Known);
                let mut parts = Vec::with_capacity(elements.len());
                for element in elements {
                    parts.push(self.grouped(element, comma.as_ref(), plain)?);
                }
                Ok(format!("({})", parts.join(", ")))
            }
            Expression::Cast { element, sql_type } => {
                let inner = self.element(element, plain)?;
                let name = types::render_type(sql_type)?;
                Ok(match name.find(" COLLATE ") {
                    Some(at) => format!("CAST({inner} AS {}){}", &name[..at], &name[at..]),
                    None => format!("CAST({inner} AS {name})"),
                })
            }
            Expression::TypeCoerce { element } => self.element(element, plain),
            Expression::Extract { field, element } => Ok(format!(
                "EXTRACT({field} FROM {})",
                self.element(element, plain)?
            )),
            Expression::Case {
                value,
                whens,
                otherwise,
            } => {
                let mut sql = "CASE ".to_owned();
                if let Some(value) = value {
                    sql.push_str(&format!("{} ", self.element(value, plain)?));
                }
                for (condition, result) in whens {
                    let condition = self.grouped(condition, None, plain)?;
                    let result = self.element(result, plain)?;
                    sql.push_str(&format!("WHEN {condition} THEN {result} "));
                }
                if let Some(otherwise) = otherwise {
                    sql.push_str(&format!("ELSE {} ", self.element(otherwise, plain)?));
                }
                sql.push_str("END");
                Ok(sql)
            }
            Expression::Label { name, element, .. } => {
                let name = place.in_columns.then(|| self.name_sql(name));
                let as_ = operator::find("as_").map(Operator::Known);
                let inner = self.grouped(element, as_.as_ref(), plain)?;
                Ok(match name {
                    Some(name) => format!("{inner} AS {name}"),
                    None => inner,
                })
            }
            Expression::Collation { name, schema } => {
                let name = self.name_sql(name);
                Ok(match schema {
                    Some(schema) => format!("{}.{name}", self.name_sql(schema)),
                    None => name,
                })
            }
            Expression::Grouping { element } => Ok(format!("({})", self.element(element, plain)?)),
            Expression::LabelReference { element } => self.element(element, plain),
            Expression::LabelName {
                name,
                element,
                label,
            } => match (label, element) {
                (Some(label), _) => Ok(self.name_sql(label)),
                (None, Some(element)) => self.element(element, plain),
                (None, None) => Err(compile_error(format!(
                    "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression \
                     '{name}' should be explicitly declared as text('{name}')"
                ))),
            },
            Expression::Function(call) => self.function(call, place),
            Expression::FunctionColumn { function, name } => {
                let call = self.element(function, plain)?;
                Ok(format!("({call}).{}", self.name_sql(name)))
            }
            Expression::NextValue { name, schema } => Ok(self.next_value(name, schema.as_ref())),
            Expression::Over(over) => self.over(over, plain),
            Expression::Filter { element, criterion } => {
                let call = self.element(element, plain)?;
                let criterion = self.element(criterion, plain)?;
                Ok(format!("{call} FILTER (WHERE {criterion})"))
            }
            Expression::WithinGroup { element, order_by } => {
                let call = self.element(element, plain)?;
                let order = self.elements(order_by, ", ", plain)?;
                Ok(format!("{call} WITHIN GROUP (ORDER BY {order})"))
            }
            Expression::AggregateOrder { element, order_by } => {
                self.aggregate_order(element, order_by, plain)
            }
            Expression::OrderedArgument { element, order_by } => {
                let argument = self.element(element, plain)?;
                Ok(format!(
                    "{argument} ORDER BY {}",
                    self.elements(order_by, ", ", plain)?
                ))
            }
            Expression::Slice { start, stop } => {
                let start = self.element(start, plain)?;
                Ok(format!("{start}:{}", self.element(stop, plain)?))
            }
            Expression::Array { elements, sql_type } => match sql_type {
                Some(sql_type) if elements.is_empty() => {
                    Ok(format!("ARRAY[]::{}", types::render_type(sql_type)?))
                }
                _ => Ok(format!("ARRAY[{}]", self.elements(elements, ", ", plain)?)),
            },
            Expression::Composed { parts } => {
                let mut sql = String::new();
                for part in parts {
                    match part {
                        Piece::Text(text) => sql.push_str(text),
                        Piece::Expression(part) => sql.push_str(&self.element(part, plain)?),
                    }
                }
                Ok(sql)
            }
            Expression::From { from } => self.from(from, plain),
            Expression::FromColumn { from } => Ok(self.column_prefix(from)?.unwrap_or_default()),
            Expression::ScalarSubquery { element } => Ok(format!(
                "({})",
                self.statement_inside(element, plain, false, false)?
            )),
            Expression::Exists { element } => {
                Ok(format!("EXISTS {}", self.element(element, plain)?))
            }
            Expression::ScalarValues { rows } => Ok(format!("({})", self.rows(rows, plain)?)),
            Expression::Select(select) => self.select(select, plain, false, false, false),
            Expression::Compound(compound) => self.compound(compound, plain, false, false),
            Expression::TextSelect(text) => self.text_select(text, plain),
            Expression::Values(values) => self.values(values, plain),
            Expression::Insert(insert) => self.insert(insert, plain),
            Expression::Update(update) => self.update(update, plain),
            Expression::Delete(delete) => self.delete(delete, plain),
        }
    }

    fn column(
        &mut self,
        name: String,
        from: Option<&'a From>,
        place: Place,
    ) -> Result<String, Error> {
        let prefix = match from {
            Some(from) if place.include_table => self.column_prefix(from)?,
            _ => None,
        };
        Ok(match prefix {
            Some(prefix) => format!("{prefix}.{name}"),
            None => name,
        })
    }

    pub(super) fn bind(&mut self, bind: &'a Bind, place: Place) -> Result<String, Error> {
        let style = if place.literal || bind.literal {
            Binds::Literal
        } else if bind.open && self.options.binds == Binds::Literal {
            self.open_style()
        } else {
            self.options.binds
        };
        let cast = match (&bind.cast, style) {
            (Some(sql_type), Binds::Driver | Binds::Named | Binds::Pyformat) => {
                format!("::{}", types::render_type(sql_type)?)
            }
            _ => String::new(),
        };
        if matches!(style, Binds::Named | Binds::Pyformat) {
            let name = self.names.text(&bind.name, Class::Bind);
            if bind.expanding
                && self.options.expanded
                && let Some(items) = self.given(bind).or(bind.value.as_ref()).map(members)
                && !items.is_empty()
            {
                return Ok(placeholders(&name, items, &cast));
            }
            return Ok(match (bind.expanding, style) {
                (true, _) => format!("(__[POSTCOMPILE_{name}])"),
                (false, Binds::Named) => format!(":{name}{cast}"),
                (false, _) => format!("%({name})s{cast}"),
            });
        }
        let given = self.given(bind);
        let own = if style == Binds::Literal {
            bind.literal_value.as_ref().or(bind.value.as_ref())
        } else {
            bind.value.as_ref()
        };
        let value = given.or(own);
        if bind.required && value.is_none() {
            let name = self.names.text(&bind.name, Class::Bind);
            let sql = self.unknown_bind(&name)?;
            return Ok(if bind.expanding {
                format!("({sql})")
            } else {
                sql
            });
        }
        let value = match value {
            Some(_) if bind.none && style == Binds::Literal => &Value::NULL,
            Some(value) => value,
            None => &Value::NULL,
        };
        let write = |value: &Value| -> Result<String, Error> {
            if style == Binds::Driver {
                Ok(driver_literal(value) + &cast)
            } else {
                Ok(self.percents(&sql_literal(value)?))
            }
        };
        if !bind.expanding {
            return write(value);
        }
        let items = members(value);
        if items.is_empty() {
            return Ok(self.empty_list());
        }
        let mut parts = Vec::with_capacity(items.len());
        for item in items {
            parts.push(match item {
                Value::Tagged(Tagged::Tuple { items } | Tagged::List { items })
                    if bind.cast.is_none() =>
                {
                    let row = items.iter().map(&write).collect::<Result<Vec<_>, _>>()?;
                    format!("({})", row.join(", "))
                }
                other => write(other)?,
            });
        }
        Ok(format!("({})", parts.join(", ")))
    }

    /// The value that the execution gives to a bind.
    fn given(&self, bind: &Bind) -> Option<&'a Value> {
        match (&bind.name, self.parameters) {
            (Label::Fixed(name), Some(parameters)) => parameters.get(&name.name),
            _ => None,
        }
    }

    /// How a place without any value is written among literals.
    fn open_style(&self) -> Binds {
        if self.options.double_percents {
            Binds::Pyformat
        } else {
            Binds::Named
        }
    }

    /// What stands for a list without members.
    fn empty_list(&self) -> String {
        let nulls = |count: usize| {
            if count > 1 {
                format!("({})", vec!["NULL"; count].join(", "))
            } else {
                "NULL".to_owned()
            }
        };
        match self.expanding {
            Some(("in_op", width)) => format!("({}) AND (1 != 1)", nulls(width)),
            Some(("not_in_op", width)) => format!("({}) OR (1 = 1)", nulls(width)),
            _ => "(SELECT CAST(NULL AS INTEGER) WHERE 1!=1)".to_owned(),
        }
    }

    /// A bind that nothing gave a value: an error where rows are at stake, NULL in DDL, as SQLAlchemy has it.
    fn unknown_bind(&mut self, name: &str) -> Result<String, Error> {
        match self.options.binds {
            Binds::Named => Ok(format!(":{name}")),
            Binds::Pyformat => Ok(format!("%({name})s")),
            Binds::Literal => {
                if !self.unbound.iter().any(|known| known == name) {
                    self.unbound.push(name.to_owned());
                }
                Ok("NULL".to_owned())
            }
            Binds::Driver => Err(Error::Expression {
                exception: "StatementError",
                message: format!("A value is required for bind parameter '{name}'"),
            }),
        }
    }
}

/// The values of a list that stands for many.
fn members(value: &Value) -> &[Value] {
    match value {
        Value::Tagged(Tagged::List { items } | Tagged::Tuple { items }) => items,
        Value::Null(()) => &[],
        other => std::slice::from_ref(other),
    }
}

/// A placeholder for each of the values, numbered as SQLAlchemy does.
fn placeholders(name: &str, items: &[Value], cast: &str) -> String {
    let one = |name: String| format!("%({name})s{cast}");
    let parts = items.iter().zip(1..).map(|(item, number)| match item {
        Value::Tagged(Tagged::Tuple { items }) => {
            let inner: Vec<String> = (1..=items.len())
                .map(|place| one(format!("{name}_{number}_{place}")))
                .collect();
            format!("({})", inner.join(", "))
        }
        _ => one(format!("{name}_{number}")),
    });
    format!("({})", parts.collect::<Vec<_>>().join(", "))
}
