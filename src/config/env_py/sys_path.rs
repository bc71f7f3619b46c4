//! What env.py plainly adds to `sys.path`.

use std::path::PathBuf;

use rustpython_ruff_python_ast::{Expr, ExprCall, Stmt};
use rustpython_ruff_text_size::Ranged;

use super::value::{Evaluator, Scope, Value, as_text};

/// What env.py adds to `sys.path`.
#[derive(Default)]
pub(super) struct SysPath {
    pub(super) folders: Vec<PathBuf>,
    /// Where something is added that can't be told.
    pub(super) unfollowed: Vec<usize>,
}

/// Finds `sys.path.append(...)`, `.insert(0, ...)` and `.extend([...])` outside functions.
pub(super) fn sys_path(statements: &[Stmt], evaluator: &Evaluator<'_>, scope: &Scope) -> SysPath {
    let mut found = SysPath::default();
    collect_sys_path(statements, evaluator, scope, &mut found);
    found
}

fn collect_sys_path(
    statements: &[Stmt],
    evaluator: &Evaluator<'_>,
    scope: &Scope,
    found: &mut SysPath,
) {
    for statement in statements {
        match statement {
            Stmt::If(block) => {
                collect_sys_path(&block.body, evaluator, scope, found);
                block
                    .elif_else_clauses
                    .iter()
                    .for_each(|clause| collect_sys_path(&clause.body, evaluator, scope, found));
            }
            Stmt::Try(block) => collect_sys_path(&block.body, evaluator, scope, found),
            Stmt::Expr(statement) => {
                if let Expr::Call(call) = &*statement.value {
                    add_to_sys_path(call, evaluator, scope, found);
                }
            }
            _ => {}
        }
    }
}

fn add_to_sys_path(call: &ExprCall, evaluator: &Evaluator<'_>, scope: &Scope, found: &mut SysPath) {
    let Some(Value::External(name)) = evaluator.eval(&call.func, scope) else {
        return;
    };
    let argument = match (name.as_str(), &*call.arguments.args) {
        ("sys.path.append" | "sys.path.extend", [argument])
        | ("sys.path.insert", [_, argument]) => argument,
        _ => return,
    };
    let folders = match evaluator.eval(argument, scope) {
        Some(Value::List(values)) => values.iter().map(as_text).collect::<Option<Vec<_>>>(),
        Some(value) => as_text(&value).map(|text| vec![text]),
        None => None,
    };
    match folders {
        Some(folders) => {
            let folders = folders.iter().map(|folder| evaluator.absolute(folder));
            match name.as_str() {
                "sys.path.insert" => found.folders.splice(0..0, folders).for_each(drop),
                _ => found.folders.extend(folders),
            }
        }
        None => found.unfollowed.push(usize::from(call.range().start())),
    }
}
