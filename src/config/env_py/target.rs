//! The part of env.py that makes `target_metadata`.
//!
//! In: env.py's text. Out: the same text with everything else blanked out, so that lines keep their numbers, and the
//! expression that `context.configure(target_metadata=...)` gets, with those of the functions that it gets for new revisions.
//! What stays is what the expressions need, and every import of a module of the project: models register themselves when
//! they are imported.
//!
//! Invariant: nothing that runs migrations, configures logging or asks a database stays.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rustpython_ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ruff_python_ast::{Decorator, Expr, ExprCall, Stmt, StmtFunctionDef};
use rustpython_ruff_text_size::{Ranged, TextRange};

use super::module::find_module;
use crate::python_text::parse_module;

/// What makes the metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetSource {
    /// The statements that stay, in their places.
    pub text: String,
    /// The expression, if there is one that module level knows.
    pub expression: Option<String>,
    /// The functions that have a say in new revisions, by the keyword of `configure()`: what each is called in the text.
    pub functions: BTreeMap<String, String>,
}

/// The keywords of `configure()` whose functions are asked.
pub(super) const FUNCTIONS: [&str; 6] = [
    "include_name",
    "include_object",
    "compare_type",
    "compare_server_default",
    "render_item",
    "process_revision_directives",
];

/// Stands among the functions where some are registered for operations: `@renderers.dispatch_for(…)`.
const RENDERERS: &str = "renderers";

/// Reads env.py's text, whose line ends are `\n`; None where it is no Python.
pub(crate) fn target_source(text: &str, folders: &[PathBuf]) -> Option<TargetSource> {
    let statements = parse_module(text).ok()?.into_syntax().body;
    let mut search = Search::default();
    search.visit_body(&statements);
    for (dictionary, keyword, function) in &search.stored {
        if search.spread.contains(dictionary) {
            search.functions.entry(keyword).or_insert(function);
        }
    }
    let expression = search
        .target
        .filter(|expression| !matches!(expression, Expr::NoneLiteral(_)));
    let mut needed = BTreeSet::new();
    if let Some(expression) = expression {
        needed.extend(Names::of(|names| names.visit_expr(expression)).loaded);
    }
    // A function only says what would be done: that it mentions the run does no harm. Nor does it in what it calls.
    let mut asked = BTreeSet::new();
    for expression in search.functions.values() {
        asked.extend(Names::of(|names| names.visit_expr(expression)).loaded);
    }
    asked.extend(search.renderers.iter().map(|name| (*name).to_owned()));
    asked.extend(behind(&asked, &statements, &search.inner));
    let inner: Vec<&StmtFunctionDef> = search
        .inner
        .iter()
        .filter(|function| asked.contains(function.name.as_str()))
        .copied()
        .collect();
    for function in &inner {
        needed.extend(Names::of(|names| names.visit_body(&function.body)).loaded);
    }
    needed.extend(asked.iter().cloned());
    let ours = |module: &str| {
        let top = module.split('.').next().unwrap_or(module);
        find_module(top, folders).is_some()
            || folders.iter().any(|folder| folder.join(top).is_dir())
    };
    let facts: Vec<(&Stmt, Names)> = statements
        .iter()
        .map(|statement| (statement, Names::of(|names| names.visit_stmt(statement))))
        .collect();
    let registering: BTreeSet<&str> = facts
        .iter()
        .filter(|(statement, names)| {
            is_import(statement) && names.imports.iter().any(|name| ours(name))
        })
        .flat_map(|(_, names)| names.bound.iter().map(String::as_str))
        .chain(
            facts
                .iter()
                .filter_map(|(statement, names)| match statement {
                    Stmt::FunctionDef(function)
                        if !names.runs_migrations() && names.loads_modules() =>
                    {
                        Some(function.name.as_str())
                    }
                    _ => None,
                }),
        )
        .collect();
    let mut kept = vec![false; facts.len()];
    loop {
        let mut more = false;
        for (position, (statement, names)) in facts.iter().enumerate() {
            // A function is asked by its name, or through what it was registered with, or for: `@writer.rewrites(…)`.
            let registers = matches!(statement, Stmt::FunctionDef(function) if function
                .decorator_list
                .iter()
                .flat_map(|decorator| Names::of(|names| names.visit_expr(&decorator.expression)).loaded)
                .any(|name| asked.contains(&name)));
            let is_asked = registers || defined(statement).is_some_and(|name| asked.contains(name));
            if kept[position] || names.runs_migrations() && !is_asked {
                continue;
            }
            let binds = registers || names.bound.iter().any(|name| needed.contains(name));
            let keep = match statement {
                Stmt::Import(_) | Stmt::ImportFrom(_) => {
                    binds
                        || names.has_star
                        || names
                            .imports
                            .iter()
                            .any(|name| name == "__future__" || ours(name))
                }
                Stmt::If(_) | Stmt::Try(_) => {
                    binds || names.imports.iter().any(|name| ours(name)) || names.loads_modules()
                }
                Stmt::Expr(statement) => {
                    let called = match &*statement.value {
                        Expr::Call(call) => root(&call.func),
                        _ => None,
                    };
                    names.loads_modules()
                        || called
                            .is_some_and(|name| registering.contains(name) || needed.contains(name))
                }
                Stmt::For(_) | Stmt::While(_) | Stmt::With(_) => binds || names.loads_modules(),
                Stmt::FunctionDef(_)
                | Stmt::ClassDef(_)
                | Stmt::Assign(_)
                | Stmt::AnnAssign(_)
                | Stmt::AugAssign(_) => binds,
                _ => false,
            };
            if keep {
                kept[position] = true;
                more = true;
                needed.extend(names.loaded.iter().cloned());
            }
        }
        if !more {
            break;
        }
    }
    let kept: Vec<TextRange> = facts
        .iter()
        .zip(&kept)
        .filter(|(_, kept)| **kept)
        .map(|((statement, _), _)| statement.range())
        .collect();
    let written = |expression: &Expr| text[expression.range()].to_owned();
    Some(TargetSource {
        text: with_inner(blank_out(text, &kept), text, &inner),
        expression: expression.map(written),
        functions: search
            .functions
            .iter()
            .map(|(keyword, expression)| ((*keyword).to_owned(), written(expression)))
            .chain((!search.renderers.is_empty()).then(|| (RENDERERS.to_owned(), String::new())))
            .collect(),
    })
}

/// The names that stand behind some: what functions, classes and values of module level are made of.
fn behind(
    names: &BTreeSet<String>,
    statements: &[Stmt],
    inner: &[&StmtFunctionDef],
) -> BTreeSet<String> {
    let inner = inner.iter().map(|function| {
        let body = Names::of(|names| names.visit_body(&function.body));
        (BTreeSet::from([function.name.to_string()]), body.loaded)
    });
    let outer = statements
        .iter()
        .filter(|statement| {
            matches!(
                statement,
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Assign(_) | Stmt::AnnAssign(_)
            )
        })
        .map(|statement| {
            let names = Names::of(|names| names.visit_stmt(statement));
            let bound = match defined(statement) {
                Some(name) => BTreeSet::from([name.to_owned()]),
                None => names.bound,
            };
            (bound, names.loaded)
        });
    let made: Vec<(BTreeSet<String>, BTreeSet<String>)> = inner.chain(outer).collect();
    let mut found = names.clone();
    loop {
        let before = found.len();
        for (bound, loaded) in &made {
            if bound.iter().any(|name| found.contains(name)) {
                found.extend(loaded.iter().cloned());
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// The name of a function or class.
fn defined(statement: &Stmt) -> Option<&str> {
    match statement {
        Stmt::FunctionDef(function) => Some(function.name.as_str()),
        Stmt::ClassDef(class) => Some(class.name.as_str()),
        _ => None,
    }
}

/// Puts functions that stand inside of others to module level, in their lines: an `if` in the line above takes the place of
/// the function around them.
fn with_inner(blanked: String, text: &str, inner: &[&StmtFunctionDef]) -> String {
    let mut lines: Vec<String> = blanked.split('\n').map(str::to_owned).collect();
    let original: Vec<&str> = text.split('\n').collect();
    for function in inner {
        let line_at = |offset: usize| text[..offset].matches('\n').count();
        let first = line_at(function.range().start().into());
        let last = line_at(function.range().end().into());
        if let Some(above) = first.checked_sub(1).and_then(|above| lines.get_mut(above))
            && above.trim().is_empty()
        {
            *above = "if 1:".to_owned();
            for line in first..=last {
                lines[line] = original[line].to_owned();
            }
        }
    }
    lines.join("\n")
}

/// Keeps line ends and what lies in the ranges; everything else becomes blank.
fn blank_out(text: &str, kept: &[TextRange]) -> String {
    let is_kept = |at: usize| {
        kept.iter()
            .any(|range| (usize::from(range.start())..usize::from(range.end())).contains(&at))
    };
    text.char_indices()
        .map(|(at, character)| match character {
            '\n' => '\n',
            character if is_kept(at) => character,
            _ => ' ',
        })
        .collect()
}

fn is_import(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Import(_) | Stmt::ImportFrom(_))
}

/// Finds what `context.configure()` gets as its `target_metadata`, and as functions; the first that is no None counts.
#[derive(Default)]
struct Search<'a> {
    target: Option<&'a Expr>,
    functions: BTreeMap<&'static str, &'a Expr>,
    /// What dictionaries are given under such keywords: the name of the dictionary, the keyword and the function.
    stored: Vec<(&'a str, &'static str, &'a Expr)>,
    /// The dictionaries whose items become keywords of `configure()`.
    spread: BTreeSet<&'a str>,
    /// Functions that render operations.
    renderers: Vec<&'a str>,
    /// Functions inside of others.
    inner: Vec<&'a StmtFunctionDef>,
    depth: usize,
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

/// What a statement says of names.
#[derive(Default)]
struct Names {
    loaded: BTreeSet<String>,
    /// Names that get a value, and those whose attributes or items do.
    bound: BTreeSet<String>,
    /// The last names of what is called.
    functions: BTreeSet<String>,
    imports: Vec<String>,
    has_star: bool,
    mentions_context: bool,
}

impl Names {
    fn of(look: impl FnOnce(&mut Names)) -> Names {
        let mut names = Names::default();
        look(&mut names);
        names
    }

    fn loads_modules(&self) -> bool {
        [
            "import_module",
            "__import__",
            "walk_packages",
            "iter_modules",
            "load_module",
            "exec_module",
        ]
        .iter()
        .any(|name| self.functions.contains(*name))
            || self.loaded.contains("__import__")
    }

    fn runs_migrations(&self) -> bool {
        self.mentions_context
            || [
                "run_migrations",
                "fileConfig",
                "dictConfig",
                "begin_transaction",
                "connect",
                "is_offline_mode",
            ]
            .iter()
            .any(|name| self.functions.contains(*name))
    }
}

impl<'a> Visitor<'a> for Names {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    let whole = alias.name.as_str();
                    let bound = alias.asname.as_ref().map_or_else(
                        || whole.split('.').next().unwrap_or(whole),
                        |name| name.as_str(),
                    );
                    self.bound.insert(bound.to_owned());
                    self.imports.push(whole.to_owned());
                }
            }
            Stmt::ImportFrom(import) => {
                let module = import.module.as_ref().map_or("", |name| name.as_str());
                self.imports.push(module.to_owned());
                for alias in &import.names {
                    self.has_star |= alias.name.as_str() == "*";
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bound.insert(bound.as_str().to_owned());
                }
            }
            Stmt::FunctionDef(function) => {
                self.bound.insert(function.name.as_str().to_owned());
            }
            Stmt::ClassDef(class) => {
                self.bound.insert(class.name.as_str().to_owned());
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            // The configuration is there without a run.
            Expr::Attribute(attribute)
                if attribute.attr.as_str() == "config"
                    && matches!(&*attribute.value, Expr::Name(name) if name.id.as_str() == "context") =>
            {
                self.loaded.insert("context".to_owned());
                return;
            }
            Expr::Name(name) if name.ctx.is_load() => {
                self.mentions_context |= name.id.as_str() == "context";
                self.loaded.insert(name.id.as_str().to_owned());
            }
            Expr::Name(name) => {
                self.bound.insert(name.id.as_str().to_owned());
            }
            Expr::Attribute(_) | Expr::Subscript(_) if is_stored(expression) => {
                self.bound.extend(root(expression).map(str::to_owned));
            }
            Expr::Call(call) => {
                self.functions.extend(match &*call.func {
                    Expr::Attribute(attribute) => Some(attribute.attr.as_str().to_owned()),
                    Expr::Name(name) => Some(name.id.as_str().to_owned()),
                    _ => None,
                });
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}

fn is_stored(expression: &Expr) -> bool {
    match expression {
        Expr::Attribute(attribute) => !attribute.ctx.is_load(),
        Expr::Subscript(subscript) => !subscript.ctx.is_load(),
        _ => false,
    }
}

/// `a` of `a.b.c` and `a.b[0]`.
fn root(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => root(&attribute.value),
        Expr::Subscript(subscript) => root(&subscript.value),
        Expr::Call(call) => root(&call.func),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
