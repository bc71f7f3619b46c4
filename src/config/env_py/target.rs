//! The part of env.py that makes `target_metadata`.
//!
//! In: env.py's text. Out: the same text with everything else blanked out, so that lines keep their numbers, and the
//! expression that `context.configure(target_metadata=...)` gets, with those of the functions that it gets for new revisions.
//! What stays is what the expressions need, and every import of a module of the project: models register themselves when
//! they are imported.
//!
//! Invariant: nothing that runs migrations, configures logging or asks a database stays.

mod names;
mod search;

pub(super) use self::search::FUNCTIONS;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rustpython_ruff_python_ast::visitor::Visitor;
use rustpython_ruff_python_ast::{Expr, Stmt, StmtFunctionDef};
use rustpython_ruff_text_size::{Ranged, TextRange};

use self::names::{Names, root};
use self::search::{RENDERERS, Search};
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

/// Reads env.py's text, whose line ends are `\n`; None where it is no Python.
pub(crate) fn target_source(text: &str, folders: &[PathBuf]) -> Option<TargetSource> {
    let statements = parse_module(text).ok()?.into_syntax().body;
    let search = Search::of(&statements);
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

#[cfg(test)]
mod tests;
