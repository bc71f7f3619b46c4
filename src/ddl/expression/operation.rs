//! Operators: what needs parentheses, and how each is written.

use super::{Place, Renderer, compile_error};
use crate::ddl::{Error, types};
use crate::schema::expression::{Binary, Expression, Operator, operator};
use crate::sql::string_literal;

/// Whether `expression` stands in parentheses as an operand of `against`; None is a place where every operation does.
pub(super) fn needs_parentheses(expression: &Expression, against: Option<&Operator>) -> bool {
    let by_precedence = |op: &Operator| match against {
        None => true,
        Some(against) => {
            op.needs_parentheses(against) || (against.name() == "inv" && !op.is_boolean())
        }
    };
    let is = |names: &[&str]| against.is_some_and(|against| names.contains(&against.name()));
    match expression {
        Expression::Binary(binary) => by_precedence(&binary.op),
        Expression::List {
            op,
            elements,
            group,
        } => *group && !elements.is_empty() && by_precedence(op),
        Expression::Unary { op, .. } => against.is_none_or(|against| op.needs_parentheses(against)),
        Expression::Filter { .. } => against.is_none_or(|against| {
            operator::find("filter_op")
                .is_some_and(|filter| Operator::Known(filter).needs_parentheses(against))
        }),
        Expression::Label { element, .. } | Expression::TypeCoerce { element } => {
            needs_parentheses(element, against)
        }
        Expression::Text { .. } => is(&["in_op"]),
        Expression::Function(function) => {
            (function.array && is(&["getitem"])) || is(&["any_op", "all_op"])
        }
        Expression::LiteralColumn { .. }
        | Expression::Column { .. }
        | Expression::Bind(_)
        | Expression::Null
        | Expression::True
        | Expression::False
        | Expression::Cast { .. }
        | Expression::Extract { .. }
        | Expression::Case { .. }
        | Expression::Collation { .. }
        | Expression::FunctionColumn { .. }
        | Expression::NextValue { .. }
        | Expression::Over(_)
        | Expression::WithinGroup { .. }
        | Expression::AggregateOrder { .. }
        | Expression::FromColumn { .. } => is(&["any_op", "all_op"]),
        Expression::Array { .. } => is(&["any_op", "all_op", "getitem"]),
        Expression::Exists { .. } => {
            operator::find("exists").is_some_and(|exists| by_precedence(&Operator::Known(exists)))
        }
        Expression::Composed { .. }
        | Expression::Modifier { .. }
        | Expression::IsTrue { .. }
        | Expression::IsFalse { .. }
        | Expression::Tuple { .. }
        | Expression::Grouping { .. }
        | Expression::LabelReference { .. }
        | Expression::LabelName { .. }
        | Expression::OrderedArgument { .. }
        | Expression::Slice { .. }
        | Expression::From { .. }
        | Expression::ScalarSubquery { .. }
        | Expression::ScalarValues { .. }
        | Expression::Select(_)
        | Expression::Compound(_)
        | Expression::TextSelect(_)
        | Expression::Values(_)
        | Expression::Insert(_)
        | Expression::Update(_)
        | Expression::Delete(_) => false,
    }
}

impl<'a> Renderer<'a> {
    pub(super) fn unary(
        &mut self,
        op: &'a Operator,
        element: &'a Expression,
        place: Place,
    ) -> Result<String, Error> {
        let operand = self.grouped(element, Some(op), place)?;
        Ok(match op {
            Operator::Known(known) => format!("{}{operand}", known.symbol),
            Operator::Custom { symbol, .. } => format!("{} {operand}", self.percents(symbol)),
        })
    }

    pub(super) fn modifier(
        &mut self,
        op: &'a Operator,
        element: &'a Expression,
        place: Place,
    ) -> Result<String, Error> {
        let operand = self.grouped(element, Some(op), place)?;
        Ok(match op {
            Operator::Known(known) => format!("{operand}{}", known.symbol),
            Operator::Custom { symbol, .. } => format!("{operand} {}", self.percents(symbol)),
        })
    }

    pub(super) fn binary(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        let like = |like: &'static str| like;
        match binary.op.name() {
            "contains_op" => self.pattern(binary, like("LIKE"), true, true, false, place),
            "not_contains_op" => self.pattern(binary, like("NOT LIKE"), true, true, false, place),
            "icontains_op" => self.pattern(binary, "LIKE", true, true, true, place),
            "not_icontains_op" => self.pattern(binary, "NOT LIKE", true, true, true, place),
            "startswith_op" => self.pattern(binary, "LIKE", false, true, false, place),
            "not_startswith_op" => self.pattern(binary, "NOT LIKE", false, true, false, place),
            "istartswith_op" => self.pattern(binary, "LIKE", false, true, true, place),
            "not_istartswith_op" => self.pattern(binary, "NOT LIKE", false, true, true, place),
            "endswith_op" => self.pattern(binary, "LIKE", true, false, false, place),
            "not_endswith_op" => self.pattern(binary, "NOT LIKE", true, false, false, place),
            "iendswith_op" => self.pattern(binary, "LIKE", true, false, true, place),
            "not_iendswith_op" => self.pattern(binary, "NOT LIKE", true, false, true, place),
            "like_op" | "not_like_op" | "ilike_op" | "not_ilike_op" => {
                let (left, right) = self.operands(binary, place)?;
                Ok(format!(
                    "{left}{}{right}{}",
                    symbol(&binary.op),
                    escape(binary)
                ))
            }
            "between_op" | "not_between_op" if binary.symmetric => {
                let word = if binary.op.name() == "between_op" {
                    "BETWEEN"
                } else {
                    "NOT BETWEEN"
                };
                self.generic(binary, &format!(" {word} SYMMETRIC "), place)
            }
            "in_op" => self.membership(binary, place),
            "not_in_op" => Ok(format!("({})", self.membership(binary, place)?)),
            "mod" => {
                let sign = if self.options.double_percents {
                    " %% "
                } else {
                    " % "
                };
                let (left, right) = self.operands(binary, place)?;
                Ok(format!("{left}{sign}{right}"))
            }
            "truediv" => self.division(binary, place),
            "floordiv" => {
                let (left, right) = self.operands(binary, place)?;
                Ok(if binary.integers {
                    format!("{left} / {right}")
                } else {
                    format!("FLOOR({left} / {right})")
                })
            }
            "getitem" => {
                let (left, right) = self.operands(binary, place)?;
                Ok(format!("{left}[{right}]"))
            }
            "json_getitem_op" => self.json_item(binary, place),
            "json_path_getitem_op" => self.json_path(binary, place),
            "hstore_getitem_op" => {
                if !self.subscripts() {
                    return self.eager(binary, " -> ", place);
                }
                let (left, right) = self.operands(binary, place)?;
                Ok(match binary.left {
                    Expression::Function(_) => format!("({left})[{right}]"),
                    _ => format!("{left}[{right}]"),
                })
            }
            "match_op" => self.text_match(binary, place),
            "not_match_op" => Ok(format!("NOT {}", self.text_match(binary, place)?)),
            "regexp_match_op" | "not_regexp_match_op" => self.regexp_match(binary, place),
            "regexp_replace_op" => {
                let (left, right) = self.operands(binary, place)?;
                Ok(match &binary.flags {
                    None => format!("REGEXP_REPLACE({left}, {right})"),
                    Some(flags) => {
                        format!("REGEXP_REPLACE({left}, {right}, {})", string_literal(flags))
                    }
                })
            }
            _ => match &binary.op {
                Operator::Known(known) => self.generic(binary, known.symbol, place),
                Operator::Custom { symbol, eager, .. } => {
                    let symbol = format!(" {} ", self.percents(symbol));
                    if *eager {
                        self.eager(binary, &symbol, place)
                    } else {
                        self.generic(binary, &symbol, place)
                    }
                }
            },
        }
    }

    /// Both sides, each grouped against the operator.
    fn operands(&mut self, binary: &'a Binary, place: Place) -> Result<(String, String), Error> {
        let left = self.grouped(&binary.left, Some(&binary.op), place)?;
        let right = self.grouped(&binary.right, Some(&binary.op), place)?;
        Ok((left, right))
    }

    fn generic(&mut self, binary: &'a Binary, symbol: &str, place: Place) -> Result<String, Error> {
        let inner = Place {
            in_operator: true,
            ..place
        };
        let (left, right) = self.operands(binary, inner)?;
        Ok(format!("{left}{symbol}{right}"))
    }

    /// The same for operators that get parentheses inside any other.
    fn eager(&mut self, binary: &'a Binary, symbol: &str, place: Place) -> Result<String, Error> {
        let sql = self.generic(binary, symbol, place)?;
        Ok(if place.in_operator {
            format!("({sql})")
        } else {
            sql
        })
    }

    fn membership(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        let width = match &binary.left {
            Expression::Tuple { elements } => elements.len(),
            _ => 1,
        };
        let inner = Place {
            in_operator: true,
            ..place
        };
        let left = self.grouped(&binary.left, Some(&binary.op), inner)?;
        let before = self.expanding.replace((binary.op.name(), width));
        let right = self.grouped(&binary.right, Some(&binary.op), inner);
        self.expanding = before;
        // a list of expressions brings its own parentheses
        Ok(format!("{left}{}{}", symbol(&binary.op), right?))
    }

    /// LIKE with percent signs put around the pattern.
    fn pattern(
        &mut self,
        binary: &'a Binary,
        word: &str,
        before: bool,
        after: bool,
        ignore_case: bool,
        place: Place,
    ) -> Result<String, Error> {
        let percent = self.percents("'%'");
        let concat = operator::find("concat_op").map(Operator::Known);
        let left = self.grouped(&binary.left, Some(&binary.op), place)?;
        let inner = Place {
            in_operator: true,
            ..place
        };
        let right = if needs_parentheses(&binary.right, Some(&binary.op)) {
            format!("({})", self.element(&binary.right, inner)?)
        } else {
            self.grouped(&binary.right, concat.as_ref(), inner)?
        };
        let (left, right, word) = if ignore_case {
            (left, right, word.replace("LIKE", "ILIKE"))
        } else {
            (left, right, word.to_owned())
        };
        let head = if before {
            format!("{percent} || ")
        } else {
            String::new()
        };
        let tail = if after {
            format!(" || {percent}")
        } else {
            String::new()
        };
        Ok(format!(
            "{left} {word} {head}{right}{tail}{}",
            escape(binary)
        ))
    }

    fn division(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        let (left, right) = self.operands(binary, place)?;
        match &binary.cast {
            Some(to) => Ok(format!(
                "{left} / CAST({right} AS {})",
                types::render_type(to)?
            )),
            None => Ok(format!("{left} / {right}")),
        }
    }

    /// Whether the server takes `jsonb['key']`.
    fn subscripts(&self) -> bool {
        self.options
            .server_version
            .is_none_or(|version| version >= 14)
    }

    fn json_item(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        if let Some(to) = &binary.cast {
            let inner = self.eager(binary, " ->> ", place)?;
            return Ok(format!("CAST({inner} AS {})", types::render_type(to)?));
        }
        if binary.jsonb && self.subscripts() {
            let (left, right) = self.operands(binary, place)?;
            return Ok(match binary.left {
                Expression::Function(_) | Expression::Cast { .. } => format!("({left})[{right}]"),
                _ => format!("{left}[{right}]"),
            });
        }
        self.eager(binary, " -> ", place)
    }

    fn json_path(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        match &binary.cast {
            Some(to) => {
                let inner = self.eager(binary, " #>> ", place)?;
                Ok(format!("CAST({inner} AS {})", types::render_type(to)?))
            }
            None => self.eager(binary, " #> ", place),
        }
    }

    fn text_match(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        let (left, right) = self.operands(binary, place)?;
        Ok(match &binary.postgresql_regconfig {
            Some(configuration) => format!(
                "{left} @@ plainto_tsquery({}, {right})",
                string_literal(configuration)
            ),
            None => format!("{left} @@ plainto_tsquery({right})"),
        })
    }

    fn regexp_match(&mut self, binary: &'a Binary, place: Place) -> Result<String, Error> {
        let sign = symbol(&binary.op);
        match binary.flags.as_deref() {
            None => self.generic(binary, &format!(" {sign} "), place),
            Some("i") => self.generic(binary, &format!(" {sign}* "), place),
            Some(flags) => {
                let (left, right) = self.operands(binary, place)?;
                Ok(format!(
                    "{left} {sign} CONCAT('(?', {}, ')', {right})",
                    string_literal(flags)
                ))
            }
        }
    }

    /// Operands joined by their operator.
    pub(super) fn list(
        &mut self,
        op: &'a Operator,
        elements: &'a [Expression],
        place: Place,
    ) -> Result<String, Error> {
        let Operator::Known(known) = op else {
            return Err(compile_error("a list can't be joined by this operator"));
        };
        let inner = Place {
            in_operator: place.in_operator || known.name != "comma_op",
            ..place
        };
        let mut parts = Vec::with_capacity(elements.len());
        for element in elements {
            let sql = self.grouped(element, Some(op), inner)?;
            if !sql.is_empty() {
                parts.push(sql);
            }
        }
        Ok(parts.join(known.symbol))
    }
}

fn symbol(op: &Operator) -> &str {
    match op {
        Operator::Known(known) => known.symbol,
        Operator::Custom { symbol, .. } => symbol,
    }
}

fn escape(binary: &Binary) -> String {
    binary
        .escape
        .as_ref()
        .map(|escape| format!(" ESCAPE {}", string_literal(escape)))
        .unwrap_or_default()
}
