//! The names that statements and expressions use, give values to, import and call.

use std::collections::BTreeSet;

use rustpython_ruff_python_ast::Expr;
use rustpython_ruff_python_ast::Stmt;
use rustpython_ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};

/// What a statement says of names.
#[derive(Default)]
pub(super) struct Names {
    pub(super) loaded: BTreeSet<String>,
    /// Names that get a value, and those whose attributes or items do.
    pub(super) bound: BTreeSet<String>,
    /// The last names of what is called.
    functions: BTreeSet<String>,
    pub(super) imports: Vec<String>,
    pub(super) has_star: bool,
    mentions_context: bool,
}

impl Names {
    pub(super) fn of(look: impl FnOnce(&mut Names)) -> Names {
        let mut names = Names::default();
        look(&mut names);
        names
    }

    pub(super) fn loads_modules(&self) -> bool {
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

    pub(super) fn runs_migrations(&self) -> bool {
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
pub(super) fn root(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => root(&attribute.value),
        Expr::Subscript(subscript) => root(&subscript.value),
        Expr::Call(call) => root(&call.func),
        _ => None,
    }
}
