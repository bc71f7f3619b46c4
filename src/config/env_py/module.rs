//! What the names of a Python module stand for, as far as its text says.
//!
//! In: a file's text. Out: `Module`: for each name the expressions, imports, classes and functions it is bound to.
//!
//! It must not know what any of them is worth; `value.rs` does.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rustpython_ruff_python_ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

use crate::python_text::parse_module;

/// A module's or function's names.
pub(super) type Bindings = HashMap<String, Vec<Binding>>;

/// What a name is bound to in one place.
#[derive(Debug, Clone)]
pub(super) enum Binding {
    /// `name = expression`
    Expression(Expr),
    /// `import module as name`, or `from module import member as name`.
    Import {
        module: String,
        member: Option<String>,
    },
    /// `class name`
    Class(Box<StmtClassDef>),
    /// `def name`
    Function(Box<StmtFunctionDef>),
    /// A parameter, a loop's variable and the like.
    Other,
}

/// A module that was read.
#[derive(Debug)]
pub(super) struct Module {
    pub(super) path: PathBuf,
    pub(super) names: Bindings,
    /// `from module import *`, in order.
    pub(super) stars: Vec<String>,
    /// `a.b.c = expression`, as `a.b.c`; without an expression where it is changed in a way that can't be told.
    pub(super) attributes: Vec<(String, Option<Expr>)>,
}

impl Module {
    /// Reads a module's text, whose line ends are `\n`. `dotted` is its name, empty for env.py.
    pub(super) fn parse(path: &Path, dotted: &str, text: &str) -> Option<(Module, Vec<Stmt>)> {
        let statements = parse_module(text).ok()?.into_syntax().body;
        let package = match path.file_stem().is_some_and(|stem| stem == "__init__") {
            true => dotted,
            false => dotted.rsplit_once('.').map_or("", |(package, _)| package),
        };
        let mut module = Module::empty(path);
        collect(&statements, package, &mut module);
        module.forget_placeholders(&statements);
        Some((module, statements))
    }
}

impl Module {
    fn empty(path: &Path) -> Module {
        Module {
            path: path.to_owned(),
            names: HashMap::new(),
            stars: Vec::new(),
            attributes: Vec::new(),
        }
    }

    /// Of `name = None` and a later `name = expression`, both at the module's own level, only the latter counts: the
    /// templates of env.py have such placeholders.
    fn forget_placeholders(&mut self, statements: &[Stmt]) {
        for (name, bindings) in &mut self.names {
            let own = |statement: &&Stmt| {
                matches!(statement, Stmt::Assign(assign) if matches!(assign.targets.as_slice(),
                    [Expr::Name(target)] if target.id.as_str() == name))
            };
            let all_are_own = statements.iter().filter(own).count() == bindings.len();
            if let [
                Binding::Expression(Expr::NoneLiteral(_)),
                ..,
                Binding::Expression(_),
            ] = bindings.as_slice()
                && all_are_own
            {
                bindings.remove(0);
            }
        }
    }
}

/// Returns the names that the body of a class binds.
pub(super) fn class_names(class: &StmtClassDef) -> Bindings {
    let mut module = Module::empty(Path::new(""));
    collect(&class.body, "", &mut module);
    module.names
}

/// Returns the names that are local to a function.
pub(super) fn local_names(function: &StmtFunctionDef) -> Bindings {
    let mut module = Module::empty(Path::new(""));
    for parameter in function.parameters.iter() {
        module
            .names
            .insert(parameter.name().as_str().to_owned(), vec![Binding::Other]);
    }
    collect(&function.body, "", &mut module);
    module.names
}

/// Goes through statements and the blocks in them, but not into functions and classes.
fn collect(statements: &[Stmt], package: &str, module: &mut Module) {
    for statement in statements {
        match statement {
            Stmt::Assign(assign) => assign
                .targets
                .iter()
                .for_each(|target| bind_target(target, Some(&assign.value), module)),
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    bind_target(&assign.target, Some(value), module);
                }
            }
            Stmt::AugAssign(assign) => bind_target(&assign.target, None, module),
            Stmt::Delete(deleted) => deleted
                .targets
                .iter()
                .for_each(|target| bind_target(target, None, module)),
            Stmt::Expr(statement) => {
                if let Expr::Call(call) = &*statement.value {
                    bind_changed(call, module);
                }
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let whole = alias.name.as_str();
                    let (name, target) = match &alias.asname {
                        Some(name) => (name.as_str(), whole),
                        None => {
                            let first = whole.split('.').next().unwrap_or(whole);
                            (first, first)
                        }
                    };
                    bind(
                        module,
                        name,
                        Binding::Import {
                            module: target.to_owned(),
                            member: None,
                        },
                    );
                }
            }
            Stmt::ImportFrom(import) => {
                let written = import
                    .module
                    .as_ref()
                    .map(|name| name.as_str())
                    .unwrap_or_default();
                let Some(from) = absolute_name(package, import.level, written) else {
                    continue;
                };
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        module.stars.push(from.clone());
                        continue;
                    }
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    let member = Some(alias.name.as_str().to_owned());
                    bind(
                        module,
                        name,
                        Binding::Import {
                            module: from.clone(),
                            member,
                        },
                    );
                }
            }
            Stmt::ClassDef(class) => bind(
                module,
                class.name.as_str(),
                Binding::Class(Box::new(class.clone())),
            ),
            Stmt::FunctionDef(function) => bind(
                module,
                function.name.as_str(),
                Binding::Function(Box::new(function.clone())),
            ),
            Stmt::For(block) => {
                bind_target(&block.target, None, module);
                collect(&block.body, package, module);
                collect(&block.orelse, package, module);
            }
            Stmt::While(block) => collect(&block.body, package, module),
            Stmt::If(block) => {
                collect(&block.body, package, module);
                block
                    .elif_else_clauses
                    .iter()
                    .for_each(|clause| collect(&clause.body, package, module));
            }
            Stmt::With(block) => {
                for target in block
                    .items
                    .iter()
                    .filter_map(|item| item.optional_vars.as_deref())
                {
                    bind_target(target, None, module);
                }
                collect(&block.body, package, module);
            }
            Stmt::Try(block) => {
                collect(&block.body, package, module);
                for handler in &block.handlers {
                    let rustpython_ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                    collect(&handler.body, package, module);
                }
                collect(&block.orelse, package, module);
                collect(&block.finalbody, package, module);
            }
            _ => {}
        }
    }
}

fn bind(module: &mut Module, name: &str, binding: Binding) {
    module
        .names
        .entry(name.to_owned())
        .or_default()
        .push(binding);
}

/// The methods of a dictionary that change it.
const CHANGES: [&str; 5] = ["clear", "pop", "popitem", "setdefault", "update"];

/// Heeds calls that change what a name or an attribute stands for: `names.update(...)`, `setattr(thing, "name", value)`.
fn bind_changed(call: &ExprCall, module: &mut Module) {
    match &*call.func {
        Expr::Attribute(method) if CHANGES.contains(&method.attr.as_str()) => {
            match &*method.value {
                Expr::Name(name) => bind(module, name.id.as_str(), Binding::Other),
                changed => {
                    if let Some(name) = dotted_name(changed) {
                        module.attributes.push((name, None));
                    }
                }
            }
        }
        Expr::Name(function) if function.id.as_str() == "setattr" => {
            if let [object, Expr::StringLiteral(attribute), value] = &*call.arguments.args
                && let Some(object) = dotted_name(object)
            {
                let name = format!("{object}.{}", attribute.value.to_str());
                module.attributes.push((name, Some(value.clone())));
            }
        }
        _ => {}
    }
}

fn bind_target(target: &Expr, value: Option<&Expr>, module: &mut Module) {
    match target {
        Expr::Name(name) => {
            let binding = value.map_or(Binding::Other, |value| Binding::Expression(value.clone()));
            bind(module, name.id.as_str(), binding);
        }
        Expr::Attribute(_) => {
            if let (Some(name), Some(value)) = (dotted_name(target), value) {
                module.attributes.push((name, Some(value.clone())));
            }
        }
        // `settings["key"] = ...` changes what the name stands for.
        Expr::Subscript(subscript) => {
            if let Expr::Name(name) = &*subscript.value {
                bind(module, name.id.as_str(), Binding::Other);
            }
        }
        Expr::Starred(starred) => bind_target(&starred.value, None, module),
        Expr::Tuple(tuple) => {
            // `a, b = 1, 2`
            let values = match value {
                Some(Expr::Tuple(values))
                    if values.len() == tuple.len()
                        && !tuple.iter().chain(values).any(Expr::is_starred_expr) =>
                {
                    Some(&values.elts)
                }
                _ => None,
            };
            for (position, target) in tuple.elts.iter().enumerate() {
                bind_target(target, values.map(|values| &values[position]), module);
            }
        }
        Expr::List(list) => list
            .elts
            .iter()
            .for_each(|target| bind_target(target, None, module)),
        _ => {}
    }
}

/// Returns `a.b.c` for such an expression.
pub(super) fn dotted_name(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str().to_owned()),
        Expr::Attribute(attribute) => Some(format!(
            "{}.{}",
            dotted_name(&attribute.value)?,
            attribute.attr.as_str()
        )),
        _ => None,
    }
}

/// Turns `from ..x import` into the whole name of the module.
fn absolute_name(package: &str, level: u32, written: &str) -> Option<String> {
    if level == 0 {
        return Some(written.to_owned());
    }
    let mut parts: Vec<&str> = package.split('.').filter(|part| !part.is_empty()).collect();
    for _ in 1..level {
        parts.pop()?;
    }
    parts.extend(written.split('.').filter(|part| !part.is_empty()));
    (!parts.is_empty()).then(|| parts.join("."))
}

/// Finds a module's file below one of the folders.
pub(super) fn find_module(dotted: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let relative: PathBuf = dotted.split('.').collect();
    folders.iter().find_map(|folder| {
        let candidates = [
            folder.join(&relative).join("__init__.py"),
            folder.join(&relative).with_extension("py"),
        ];
        candidates.into_iter().find(|path| path.is_file())
    })
}
