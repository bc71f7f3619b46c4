//! A function of the file: directives one after the other, blocks around some of them, enumerations that are created and dropped.

use rustpython_ruff_python_ast::{ExprCall, Stmt, StmtWith};
use rustpython_ruff_text_size::{Ranged, TextSize};
use serde_json::{Value as Json, json};

use super::super::Direction;
use super::directives::{Batch, directive, operation};
use super::expressions::{Scope, arguments, value_of};
use super::module::Module;
use super::value::Value;

/// One request, and the place of the statement that makes it.
pub(super) struct Made {
    pub place: TextSize,
    /// A question to be asked first, and the answer to which there is nothing to do.
    pub unless: Option<(Json, bool)>,
    pub request: Json,
}

impl Made {
    fn at(place: TextSize) -> impl Fn(Json) -> Made {
        move |request| Made {
            place,
            unless: None,
            request,
        }
    }
}

/// The requests of a direction's function.
pub(super) fn run(module: &Module<'_>, direction: Direction) -> Option<Vec<Made>> {
    let mut scope = Scope::of(module);
    let mut made = Vec::new();
    for statement in &module.function(direction)?.body {
        match statement {
            Stmt::With(block) => with(block, &scope, &mut made)?,
            Stmt::Assign(assign) => {
                let [target] = assign.targets.as_slice() else {
                    return None;
                };
                let value = value_of(&assign.value, &scope)?;
                scope.assign(target.as_name_expr()?.id.as_str(), value)?;
            }
            _ => line(statement, &scope, &mut made)?,
        }
    }
    Some(made)
}

/// A statement on a line of its own.
fn line(statement: &Stmt, scope: &Scope<'_>, made: &mut Vec<Made>) -> Option<()> {
    let Some(call) = listed(statement)? else {
        return Some(());
    };
    match enumeration(call, scope) {
        Some(of_type) => made.push(of_type),
        None => made.extend(
            directive(call, scope, None)?
                .into_iter()
                .map(Made::at(call.start())),
        ),
    }
    Some(())
}

/// The call that a statement is; the inner None is for one that does nothing.
fn listed(statement: &Stmt) -> Option<Option<&ExprCall>> {
    match statement {
        Stmt::Pass(_) => Some(None),
        Stmt::Expr(expression) if expression.value.is_string_literal_expr() => Some(None),
        Stmt::Expr(expression) => expression.value.as_call_expr().map(Some),
        _ => None,
    }
}

/// `kind.create(op.get_bind(), checkfirst=True)`, and `drop` likewise.
fn enumeration(call: &ExprCall, scope: &Scope<'_>) -> Option<Made> {
    let function = call.func.as_attribute_expr()?;
    let (verb, creates) = match function.attr.as_str() {
        "create" => ("create", true),
        "drop" => ("drop", false),
        _ => return None,
    };
    let Value::Type(subject) = value_of(&function.value, scope)? else {
        return None;
    };
    let (looks_first, enumeration) = subject.enumeration()?;
    let mut given = arguments(call, scope)?;
    let Value::Bind = given.required("bind")? else {
        return None;
    };
    let looks_first = match given.next("checkfirst")? {
        None => looks_first,
        Some(Value::Bool(looks_first)) => looks_first,
        Some(_) => return None,
    };
    given.end()?;
    let mut described = enumeration.clone();
    described.as_object_mut()?.remove("t");
    let question = json!({
        "request": "inspect",
        "question": "exists",
        "thing": "type",
        "name": enumeration["name"],
        "schema": enumeration["schema"],
        "usual": !creates,
    });
    Some(Made {
        place: call.start(),
        unless: looks_first.then_some((question, creates)),
        request: operation(json!({"op": format!("{verb}_enum"), "enumeration": described})),
    })
}

/// `with op.batch_alter_table("t") as batch_op:` or `with op.get_context().autocommit_block():`
fn with(block: &StmtWith, scope: &Scope<'_>, made: &mut Vec<Made>) -> Option<()> {
    let [item] = block.items.as_slice() else {
        return None;
    };
    if block.is_async {
        return None;
    }
    let opened = item.context_expr.as_call_expr()?;
    match &item.optional_vars {
        Some(name) => batch(block, opened, name.as_name_expr()?.id.as_str(), scope, made),
        None if scope.is_autocommit_block(opened) => {
            let at = Made::at(block.start());
            let turn = |verb: &str| at(json!({"request": "transaction", "verb": verb}));
            made.push(turn("autocommit_on"));
            block
                .body
                .iter()
                .try_for_each(|statement| line(statement, scope, made))?;
            made.push(turn("autocommit_off"));
            Some(())
        }
        None => None,
    }
}

/// The operations that the block keeps are asked for at its end; what it asks of `op` itself comes at once.
fn batch<'a>(
    block: &'a StmtWith,
    opened: &ExprCall,
    name: &'a str,
    outside: &Scope<'a>,
    made: &mut Vec<Made>,
) -> Option<()> {
    if outside.directive(opened)? != "batch_alter_table" || outside.knows(name) {
        return None;
    }
    let mut given = arguments(opened, outside)?;
    let table = given.required("table_name")?.into_name()?;
    let schema = given.name("schema")?;
    match given.keyword("recreate") {
        None => {}
        Some(Value::Text(word)) if word == "auto" || word == "never" => {}
        Some(_) => return None,
    }
    given.end()?;
    let of = Batch { table, schema };
    let inside = outside.with_batch(name);
    let mut kept = Vec::new();
    for statement in &block.body {
        match listed(statement)? {
            Some(call) if inside.is_of_batch(call) => {
                kept.extend(directive(call, &inside, Some(&of))?);
            }
            _ => line(statement, &inside, made)?,
        }
    }
    made.extend(kept.into_iter().map(Made::at(block.start())));
    Some(())
}
