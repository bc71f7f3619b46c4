//! Function calls, windows and what else belongs to aggregates.

use super::names::Class;
use super::{Place, Renderer, compile_error};
use crate::ddl::Error;
use crate::schema::expression::{
    Expression, FrameBound, Function, Label, Operator, Over, operator,
};
use crate::sql::{identifier, string_literal};

impl<'a> Renderer<'a> {
    pub(super) fn function(&mut self, call: &'a Function, place: Place) -> Result<String, Error> {
        let mut name = String::new();
        for part in &call.package {
            name.push_str(&self.function_name(part));
            name.push('.');
        }
        name.push_str(&self.function_name(&call.name));
        let mut sql = match name.as_str() {
            "substring" if call.args.len() > 1 && call.package.is_empty() => {
                self.substring(call, place)?
            }
            _ if call.keyword && call.args.is_empty() => name,
            _ => format!("{name}({})", self.arguments(&call.args, place)?),
        };
        if call.ordinality {
            sql.push_str(" WITH ORDINALITY");
        }
        Ok(sql)
    }

    fn arguments(&mut self, arguments: &'a [Expression], place: Place) -> Result<String, Error> {
        let comma = operator::find("comma_op").map(Operator::Known);
        let inner = Place {
            in_columns: false,
            ..place
        };
        let mut parts = Vec::with_capacity(arguments.len());
        for argument in arguments {
            parts.push(self.grouped(argument, comma.as_ref(), inner)?);
        }
        Ok(parts.join(", "))
    }

    /// Function names are quoted only where they hold letters that a plain name can't.
    fn function_name(&mut self, name: &Label) -> String {
        match name {
            Label::Fixed(fixed) if fixed.quote.is_none() => {
                let plain = fixed
                    .name
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$');
                if plain {
                    fixed.name.clone()
                } else {
                    self.percents(&identifier::always_quote(&fixed.name))
                }
            }
            other => self.names.sql(other, Class::Column),
        }
    }

    fn substring(&mut self, call: &'a Function, place: Place) -> Result<String, Error> {
        let mut parts = Vec::with_capacity(call.args.len());
        for argument in &call.args {
            parts.push(self.element(argument, place)?);
        }
        Ok(match parts.as_slice() {
            [text, start] => format!("SUBSTRING({text} FROM {start})"),
            [text, start, length, ..] => format!("SUBSTRING({text} FROM {start} FOR {length})"),
            _ => return Err(compile_error("substring() takes two or three arguments")),
        })
    }

    pub(super) fn next_value(&mut self, name: &Label, schema: Option<&Label>) -> String {
        let name = self.alias_sql(name);
        let full = match schema {
            Some(schema) => format!("{}.{name}", self.alias_sql(schema)),
            None => name,
        };
        format!("nextval({})", string_literal(&full))
    }

    pub(super) fn over(&mut self, over: &'a Over, place: Place) -> Result<String, Error> {
        let function = self.element(&over.element, place)?;
        let mut parts = Vec::new();
        if !over.partition_by.is_empty() {
            parts.push(format!(
                "PARTITION BY {}",
                self.elements(&over.partition_by, ", ", place)?
            ));
        }
        if !over.order_by.is_empty() {
            parts.push(format!(
                "ORDER BY {}",
                self.elements(&over.order_by, ", ", place)?
            ));
        }
        if let Some((unit, lower, upper)) = &over.frame {
            let lower = self.bound(lower, place)?;
            let upper = self.bound(upper, place)?;
            let mut frame = format!("{unit} BETWEEN {lower} AND {upper}");
            if let Some(exclude) = &over.exclude {
                frame.push_str(&format!(" EXCLUDE {exclude}"));
            }
            parts.push(frame);
        }
        Ok(format!("{function} OVER ({})", parts.join(" ")))
    }

    fn bound(&mut self, bound: &'a FrameBound, place: Place) -> Result<String, Error> {
        Ok(match bound {
            FrameBound::Word(word) => word.clone(),
            FrameBound::Distance(direction, distance) => {
                format!("{} {direction}", self.element(distance, place)?)
            }
        })
    }

    /// ORDER BY inside the parentheses of an aggregate.
    pub(super) fn aggregate_order(
        &mut self,
        element: &'a Expression,
        order_by: &'a [Expression],
        place: Place,
    ) -> Result<String, Error> {
        let call = self.element(element, place)?;
        let order = self.elements(order_by, ", ", place)?;
        match call.strip_suffix(')') {
            Some(open) => Ok(format!("{open} ORDER BY {order})")),
            None => Err(compile_error("ORDER BY needs an aggregate function")),
        }
    }
}
