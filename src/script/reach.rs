//! Finds revision files that change, as they are loaded, how others run.
//!
//! In: the text of a Python revision file. Out: whether it registers something for all files. Alembic loads every file
//! before it runs one, so an `@compiles(ForeignKeyConstraint)` in one file holds in all; mig loads files one by one, and
//! those that reach others first.

use std::collections::HashSet;

use rustpython_ruff_python_ast::{Decorator, Expr, Stmt};
use rustpython_ruff_python_parser::parse_module;

/// Decorators that register a function or class for good.
const REGISTRARS: [&str; 5] = [
    "compiles",
    "listens_for",
    "register_operation",
    "implementation_for",
    "dispatch_for",
];

/// Says whether a decorator at module level registers something for what the file itself does not define. A file that
/// does not parse reaches nobody: it can't run either.
pub(super) fn reaches_others(source: &str) -> bool {
    if !REGISTRARS.iter().any(|name| source.contains(name)) {
        return false;
    }
    let Ok(module) = parse_module(source) else {
        return false;
    };
    let body = &module.syntax().body;
    let own: HashSet<&str> = body
        .iter()
        .filter_map(|statement| match statement {
            Stmt::ClassDef(class) => Some(class.name.as_str()),
            _ => None,
        })
        .collect();
    let decorators = body.iter().flat_map(|statement| match statement {
        Stmt::FunctionDef(function) => function.decorator_list.as_slice(),
        Stmt::ClassDef(class) => class.decorator_list.as_slice(),
        _ => &[],
    });
    decorators
        .into_iter()
        .any(|decorator| registers(decorator, &own))
}

fn registers(decorator: &Decorator, own: &HashSet<&str>) -> bool {
    let Expr::Call(call) = &decorator.expression else {
        return false;
    };
    let name = match &*call.func {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => return false,
    };
    let subject = match call.arguments.args.first() {
        Some(Expr::Name(subject)) => Some(subject.id.as_str()),
        _ => None,
    };
    REGISTRARS.contains(&name) && !subject.is_some_and(|subject| own.contains(subject))
}

#[cfg(test)]
mod tests {
    use super::reaches_others;

    #[test]
    fn registrations_for_what_others_use() {
        let reaching = [
            "@compiles(sa.Table, 'postgresql')\ndef f(e, c): pass\n",
            "@compiler.compiles(Table)\ndef f(e, c): pass\n",
            "@Operations.register_operation('create_view')\nclass Op(MigrateOperation): pass\n",
            "@event.listens_for(Table, 'after_create')\ndef f(*a): pass\n",
        ];
        for text in reaching {
            assert!(reaches_others(text), "{text}");
        }
        let keeping = [
            "class J(JSON): pass\n@compiles(J, 'sqlite')\ndef f(e, c): pass\n",
            "def upgrade():\n    @compiles(Table)\n    def f(e, c): pass\n",
            "compiles = 1\n",
            "@compiles(Table\n",
        ];
        for text in keeping {
            assert!(!reaches_others(text), "{text}");
        }
    }
}
