//! Looks for what `context.configure()` gets: the target, and functions, wherever they are put together.

use std::collections::{BTreeMap, BTreeSet};

use rustpython_ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ruff_python_ast::{Decorator, Expr, ExprCall, Stmt, StmtFunctionDef};

use super::names::root;

/// The keywords of `configure()` whose functions are asked.
pub(in super::super) const FUNCTIONS: [&str; 6] = [
    "include_name",
    "include_object",
    "compare_type",
    "compare_server_default",
    "render_item",
    "process_revision_directives",
];

/// Stands among the functions where some are registered for operations: `@renderers.dispatch_for(…)`.
pub(super) const RENDERERS: &str = "renderers";

/// Finds what `context.configure()` gets as its `target_metadata`, and as functions; the first that is no None counts.
#[derive(Default)]
pub(super) struct Search<'a> {
    pub(super) target: Option<&'a Expr>,
    pub(super) functions: BTreeMap<&'static str, &'a Expr>,
    /// What dictionaries are given under such keywords: the name of the dictionary, the keyword and the function.
    stored: Vec<(&'a str, &'static str, &'a Expr)>,
    /// The dictionaries whose items become keywords of `configure()`.
    spread: BTreeSet<&'a str>,
    /// Functions that render operations.
    pub(super) renderers: Vec<&'a str>,
    /// Functions inside of others.
    pub(super) inner: Vec<&'a StmtFunctionDef>,
    depth: usize,
}

impl<'a> Search<'a> {
    pub(super) fn of(statements: &'a [Stmt]) -> Search<'a> {
        let mut search = Search::default();
        search.visit_body(statements);
        for (dictionary, keyword, function) in &search.stored {
            if search.spread.contains(dictionary) {
                search.functions.entry(keyword).or_insert(function);
            }
        }
        search
    }
}

impl<'a> Visitor<'a> for Search<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::Assign(assign) = statement {
            let keywords = assign
                .targets
                .iter()
                .filter_map(|target| Some((root(target)?, keyword_of(target)?)));
            let stored = keywords.map(|(name, keyword)| (name, keyword, &*assign.value));
            self.stored.extend(stored);
            for target in &assign.targets {
                if let Expr::Name(name) = target {
                    let items = items(&assign.value).into_iter();
                    self.stored
                        .extend(items.map(|(keyword, value)| (name.id.as_str(), keyword, value)));
                }
            }
        }
        let Stmt::FunctionDef(function) = statement else {
            walk_stmt(self, statement);
            return;
        };
        if self.depth > 0 {
            self.inner.push(function);
        }
        if function.decorator_list.iter().any(is_for_renderers) {
            self.renderers.push(function.name.as_str());
        }
        self.depth += 1;
        walk_stmt(self, statement);
        self.depth -= 1;
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Call(call) = expression
            && is_configure(call)
            && let Some(keyword) = call.arguments.find_keyword("target_metadata")
            && self
                .target
                .is_none_or(|known| matches!(known, Expr::NoneLiteral(_)))
        {
            self.target = Some(&keyword.value);
        }
        if let Expr::Call(call) = expression
            && is_configure(call)
        {
            for name in FUNCTIONS {
                if let Some(keyword) = call.arguments.find_keyword(name)
                    && !matches!(
                        keyword.value,
                        Expr::NoneLiteral(_) | Expr::BooleanLiteral(_)
                    )
                {
                    self.functions.entry(name).or_insert(&keyword.value);
                }
            }
            let spread = call.arguments.keywords.iter();
            for keyword in spread.filter(|keyword| keyword.arg.is_none()) {
                self.spread.extend(root(&keyword.value));
                for (name, value) in items(&keyword.value) {
                    self.functions.entry(name).or_insert(value);
                }
            }
        }
        walk_expr(self, expression);
    }
}

/// Whether a decorator registers a function that renders operations.
fn is_for_renderers(decorator: &Decorator) -> bool {
    let Expr::Call(call) = &decorator.expression else {
        return false;
    };
    let Expr::Attribute(method) = &*call.func else {
        return false;
    };
    let registry = match &*method.value {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => return false,
    };
    method.attr.as_str() == "dispatch_for" && registry == RENDERERS
}

/// The items of a dictionary that are meant for `configure()`: `{"render_item": …}`, `dict(render_item=…)`.
fn items(value: &Expr) -> Vec<(&'static str, &Expr)> {
    let known = |key: &str| FUNCTIONS.into_iter().find(|name| *name == key);
    match value {
        Expr::Dict(dictionary) => dictionary
            .items
            .iter()
            .filter_map(|item| match &item.key {
                Some(Expr::StringLiteral(key)) => Some((known(key.value.to_str())?, &item.value)),
                _ => None,
            })
            .collect(),
        Expr::Call(call) if matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "dict") =>
        {
            let keywords = call.arguments.keywords.iter();
            keywords
                .filter_map(|keyword| {
                    Some((known(keyword.arg.as_ref()?.as_str())?, &keyword.value))
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The keyword of `configure()` that an item of a dictionary is meant for: `given["render_item"]`.
fn keyword_of(target: &Expr) -> Option<&'static str> {
    let Expr::Subscript(subscript) = target else {
        return None;
    };
    let Expr::StringLiteral(key) = &*subscript.slice else {
        return None;
    };
    FUNCTIONS
        .into_iter()
        .find(|name| *name == key.value.to_str())
}

fn is_configure(call: &ExprCall) -> bool {
    match &*call.func {
        Expr::Attribute(attribute) => attribute.attr.as_str() == "configure",
        Expr::Name(name) => name.id.as_str() == "configure",
        _ => false,
    }
}
