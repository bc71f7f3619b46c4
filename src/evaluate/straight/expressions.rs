//! Expressions: literals, names of the libraries, and calls that make types, columns, constraints and SQL.

use std::collections::HashMap;

use rustpython_ruff_python_ast::{Expr, ExprCall, Number, UnaryOp};
use serde_json::json;

use super::arguments::Arguments;
use super::constraints;
use super::elements;
use super::module::{Module, is_shareable};
use super::types::Type;
use super::value::{Sql, Value};

/// Where an expression stands.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    module: &'a Module<'a>,
    /// What the function has given names to.
    locals: HashMap<&'a str, Value>,
    /// What the block around calls its `batch_op`.
    batch: Option<&'a str>,
}

impl<'a> Scope<'a> {
    /// The module itself, or a function in it.
    pub fn of(module: &'a Module<'a>) -> Scope<'a> {
        Scope {
            module,
            locals: HashMap::new(),
            batch: None,
        }
    }

    /// Gives a name to a value in a function. A name that the module has, too, is left to the interpreter: which of the two
    /// is meant depends on what is where.
    pub fn assign(&mut self, name: &'a str, value: Value) -> Option<()> {
        let is_plain = matches!(value, Value::Bind) || is_shareable(&value);
        if !is_plain || self.module.get(name).is_some() {
            return None;
        }
        self.locals.insert(name, value);
        Some(())
    }

    /// A block of batch operations.
    pub fn with_batch(&self, name: &'a str) -> Scope<'a> {
        Scope {
            batch: Some(name),
            ..self.clone()
        }
    }

    /// Whether the name stands for something.
    pub fn knows(&self, name: &str) -> bool {
        self.locals.contains_key(name) || self.module.get(name).is_some()
    }

    fn get(&self, name: &str) -> Option<Value> {
        // Both have `f()`; for directives of the block see `is_of_batch`.
        match self.batch {
            Some(batch) if batch == name => Some(Value::Named(OP.to_owned())),
            _ => self
                .locals
                .get(name)
                .or_else(|| self.module.get(name))
                .cloned(),
        }
    }

    /// The name of the directive that a call of `op` is about.
    pub fn directive<'c>(&self, call: &'c ExprCall) -> Option<&'c str> {
        let attribute = call.func.as_attribute_expr()?;
        match value_of(&attribute.value, self)? {
            Value::Named(base) if base == OP => Some(attribute.attr.as_str()),
            _ => None,
        }
    }

    /// Whether a call is `op.get_context().autocommit_block()`.
    pub fn is_autocommit_block(&self, call: &ExprCall) -> bool {
        let context = call
            .func
            .as_attribute_expr()
            .filter(|function| function.attr.as_str() == "autocommit_block")
            .and_then(|function| function.value.as_call_expr());
        context.is_some_and(|context| {
            context.arguments.is_empty()
                && call.arguments.is_empty()
                && self.directive(context) == Some("get_context")
        })
    }

    /// Whether a call is one of the block's own operations.
    pub fn is_of_batch(&self, call: &ExprCall) -> bool {
        let base = call
            .func
            .as_attribute_expr()
            .map(|function| &function.value);
        let base = base.and_then(|base| base.as_name_expr());
        base.is_some_and(|base| self.batch == Some(base.id.as_str()))
    }
}

/// The dotted name of the directives' module.
const OP: &str = "alembic.op";

/// What an expression is worth.
pub(super) fn value_of(expression: &Expr, scope: &Scope<'_>) -> Option<Value> {
    Some(match expression {
        Expr::NoneLiteral(_) => Value::None,
        Expr::BooleanLiteral(literal) => Value::Bool(literal.value),
        Expr::NumberLiteral(literal) => Value::Int(integer(&literal.value)?),
        Expr::UnaryOp(operation) if operation.op == UnaryOp::USub => {
            let number = integer(&operation.operand.as_number_literal_expr()?.value)?;
            Value::Int(number.checked_neg()?)
        }
        Expr::StringLiteral(literal) => Value::Text(literal.value.to_str().to_owned()),
        Expr::List(list) => Value::List(values(&list.elts, scope)?),
        Expr::Tuple(tuple) => Value::Tuple(values(&tuple.elts, scope)?),
        Expr::Dict(dict) => {
            let mut entries: Vec<(String, Value)> = Vec::new();
            for item in &dict.items {
                let Value::Text(key) = value_of(item.key.as_ref()?, scope)? else {
                    return None;
                };
                entries.retain(|(known, _)| *known != key);
                entries.push((key, value_of(&item.value, scope)?));
            }
            Value::Dict(entries)
        }
        Expr::Name(name) => scope.get(name.id.as_str())?,
        Expr::Attribute(_) => Value::Named(dotted(expression, scope)?),
        Expr::Call(call) => called(call, scope)?,
        _ => return None,
    })
}

fn integer(number: &Number) -> Option<i64> {
    match number {
        Number::Int(number) => number.as_i64(),
        Number::Float(_) | Number::Complex { .. } => None,
    }
}

fn values(expressions: &[Expr], scope: &Scope<'_>) -> Option<Vec<Value>> {
    expressions
        .iter()
        .map(|expression| value_of(expression, scope))
        .collect()
}

/// The dotted name of something in the libraries, as `imported` and `canonical` have it.
fn dotted(expression: &Expr, scope: &Scope<'_>) -> Option<String> {
    let attribute = expression.as_attribute_expr()?;
    let Value::Named(base) = value_of(&attribute.value, scope)? else {
        return None;
    };
    let name = format!("{base}.{}", attribute.attr.as_str());
    match canonical(&name) {
        Some(canonical) => Some(canonical.to_owned()),
        None => {
            let is_module = [
                OP,
                "sqlalchemy.dialects",
                "sqlalchemy.dialects.postgresql",
                "sqlalchemy.sql",
                "sqlalchemy.types",
                "sqlmodel.sql",
                "sqlmodel.sql.sqltypes",
            ]
            .contains(&name.as_str());
            (is_module || base == "sqlalchemy.func" || base == OP).then_some(name)
        }
    }
}

/// What is known in the libraries, each by one name: a type is found in several modules.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    const ITEMS: [&str; 13] = [
        "sqlalchemy.CheckConstraint",
        "sqlalchemy.Column",
        "sqlalchemy.ForeignKey",
        "sqlalchemy.ForeignKeyConstraint",
        "sqlalchemy.PrimaryKeyConstraint",
        "sqlalchemy.UniqueConstraint",
        "sqlalchemy.column",
        "sqlalchemy.false",
        "sqlalchemy.func",
        "sqlalchemy.null",
        "sqlalchemy.table",
        "sqlalchemy.text",
        "sqlalchemy.true",
    ];
    let (module, last) = name.rsplit_once('.')?;
    let home = |name: &str| {
        ITEMS
            .into_iter()
            .find(|item| item.strip_prefix("sqlalchemy.") == Some(name))
    };
    match module {
        "sqlalchemy" => home(last).or_else(|| Type::known(name)),
        "sqlalchemy.types" => Type::known(&format!("sqlalchemy.{last}")),
        "sqlalchemy.dialects.postgresql" => Type::known(name),
        "sqlalchemy.sql" | "sqlalchemy.sql.expression" => {
            home(last).filter(|_| last.starts_with(char::is_lowercase))
        }
        "sqlmodel.sql.sqltypes" => Type::known(name),
        "sqlalchemy.schema" => home(last).filter(|_| last.starts_with(char::is_uppercase)),
        _ => None,
    }
}

fn called(call: &ExprCall, scope: &Scope<'_>) -> Option<Value> {
    if let Expr::Attribute(attribute) = call.func.as_ref()
        && attribute.attr.as_str() == "with_variant"
    {
        let Value::Type(made) = value_of(&attribute.value, scope)? else {
            return None;
        };
        return made.with_variant(arguments(call, scope)?).map(Value::Type);
    }
    let Value::Named(name) = value_of(&call.func, scope)? else {
        return None;
    };
    let mut given = arguments(call, scope)?;
    let made = match name.as_str() {
        "alembic.op.get_bind" => {
            given.end()?;
            Value::Bind
        }
        "alembic.op.f" => {
            let Value::Text(name) = given.required("name")? else {
                return None;
            };
            given.end()?;
            Value::Final(name)
        }
        "sqlalchemy.Column" => Value::Column(Box::new(elements::Column::make(given)?)),
        "sqlalchemy.ForeignKey" => Value::ForeignKey(elements::ForeignKey::make(given)?),
        "sqlalchemy.PrimaryKeyConstraint" => Value::Constraint(constraints::primary_key(given)?),
        "sqlalchemy.UniqueConstraint" => Value::Constraint(constraints::unique(given)?),
        "sqlalchemy.CheckConstraint" => Value::Constraint(constraints::check(given)?),
        "sqlalchemy.ForeignKeyConstraint" => Value::Constraint(constraints::foreign_key(given)?),
        "sqlalchemy.text" => {
            let Value::Text(text) = given.required("text")? else {
                return None;
            };
            given.end()?;
            Value::Sql(Sql::text(text)?)
        }
        // For statements on data; the values of the arguments matter there.
        "sqlalchemy.table" | "sqlalchemy.column" => Value::Opaque,
        "sqlalchemy.true" | "sqlalchemy.false" | "sqlalchemy.null" => {
            given.end()?;
            let word = name.trim_start_matches("sqlalchemy.");
            Value::Sql(Sql::of(json!({"k": word})))
        }
        _ => match name.strip_prefix("sqlalchemy.func.") {
            Some(function) => {
                given.end()?;
                Value::Sql(function_call(function)?)
            }
            None => Value::Type(Type::make(&name, given)?),
        },
    };
    Some(made)
}

/// A call of an SQL function without arguments.
fn function_call(name: &str) -> Option<Sql> {
    const PLAIN: [&str; 6] = [
        "clock_timestamp",
        "gen_random_uuid",
        "now",
        "statement_timestamp",
        "uuid_generate_v1",
        "uuid_generate_v4",
    ];
    const WORDS: [&str; 3] = ["current_date", "current_time", "current_timestamp"];
    if PLAIN.contains(&name) {
        return Some(Sql::of(json!({"k": "function", "name": name, "args": []})));
    }
    WORDS.contains(&name).then(|| {
        let word = name.to_uppercase();
        Sql::of(json!({"k": "function", "name": word, "args": [], "keyword": true}))
    })
}

/// The arguments of a call.
pub(super) fn arguments(call: &ExprCall, scope: &Scope<'_>) -> Option<Arguments> {
    let positional = values(&call.arguments.args, scope)?;
    let keywords = call.arguments.keywords.iter().map(|keyword| {
        // `**more` has no name
        let name = keyword.arg.as_ref()?.as_str().to_owned();
        Some((name, value_of(&keyword.value, scope)?))
    });
    Some(Arguments {
        positional: positional.into(),
        keywords: keywords.collect::<Option<_>>()?,
    })
}
