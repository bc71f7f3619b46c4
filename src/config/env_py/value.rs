//! What Python expressions are worth, as far as that can be told without running anything.
//!
//! In: an expression and the module it stands in. Out: a `Value`, or None for "cannot be told". A wrong answer would be
//! worse than none: whatever is bound in several ways, or depends on code that is not plain, is None.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustpython_ruff_python_ast::{
    BoolOp, CmpOp, Expr, FStringPart, Number, Operator, Stmt, StmtClassDef, UnaryOp,
};

use super::super::context::NamingConvention;
use super::EnvContext;
use super::module::{Binding, Bindings, Module, class_names, dotted_name, find_module};
use crate::schema::naming;

/// How many expressions may lead on to others: enough for plain code, and an end for circles.
const MAX_DEPTH: usize = 60;

/// What an expression is worth.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    None,
    Bool(bool),
    Int(i64),
    Text(String),
    /// A `pathlib.Path`.
    Path(PathBuf),
    List(Vec<Value>),
    Dict(Vec<(String, Value)>),
    /// A `MetaData` with its naming convention.
    Metadata(Option<NamingConvention>),
    /// Something with a `metadata`: a declarative base, a registry, Flask's `db`.
    HasMetadata(Option<NamingConvention>),
    /// A module of the project.
    Module(String),
    /// A name of a module that is not the project's.
    External(String),
    /// `context.config`
    Config,
    /// Stands in a dictionary for what can't be told.
    Unknown,
}

/// Where an expression stands.
#[derive(Clone)]
pub(super) struct Scope {
    pub(super) module: Rc<Module>,
    pub(super) locals: Option<Rc<Bindings>>,
}

/// Works values out, reading the project's modules as needed.
pub(super) struct Evaluator<'a> {
    pub(super) context: &'a EnvContext<'a>,
    folders: Vec<PathBuf>,
    modules: RefCell<HashMap<String, Option<Rc<Module>>>>,
    depth: Cell<usize>,
    /// Assigned attributes that are being worked out, whose own expressions mean what was there before.
    pending: RefCell<Vec<String>>,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(context: &'a EnvContext<'a>) -> Evaluator<'a> {
        let mut evaluator = Evaluator {
            context,
            folders: Vec::new(),
            modules: RefCell::default(),
            depth: Cell::new(0),
            pending: RefCell::default(),
        };
        evaluator.look_in(&[]);
        evaluator
    }

    /// Says where modules are looked up, beside the Python path: the folders that env.py adds, then those where a
    /// project's packages usually are, since projects may be installed instead of being on the path.
    pub(super) fn look_in(&mut self, more: &[PathBuf]) {
        let usual = [
            self.context.working_directory.to_owned(),
            self.context.working_directory.join("src"),
        ];
        let above = self
            .context
            .here
            .ancestors()
            .filter(|folder| folder.parent().is_some());
        let configured = self.context.python_path.iter().chain(more).cloned();
        self.folders = configured
            .chain(usual)
            .chain(above.map(Path::to_owned))
            .collect();
        self.modules.borrow_mut().clear();
    }

    /// Returns what the expression is worth.
    pub(super) fn eval(&self, expression: &Expr, scope: &Scope) -> Option<Value> {
        if self.depth.get() >= MAX_DEPTH {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let value = self.eval_inner(expression, scope);
        self.depth.set(self.depth.get() - 1);
        value
    }

    fn eval_inner(&self, expression: &Expr, scope: &Scope) -> Option<Value> {
        match expression {
            Expr::NoneLiteral(_) => Some(Value::None),
            Expr::BooleanLiteral(literal) => Some(Value::Bool(literal.value)),
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(number) => number.as_i64().map(Value::Int),
                Number::Float(_) | Number::Complex { .. } => None,
            },
            Expr::StringLiteral(literal) => Some(Value::Text(literal.value.to_str().to_owned())),
            Expr::FString(literal) => {
                let mut text = String::new();
                for part in &literal.value {
                    match part {
                        FStringPart::Literal(part) => text.push_str(part.as_str()),
                        FStringPart::FString(part) => {
                            for element in &part.elements {
                                match element.as_interpolation() {
                                    None => text.push_str(&element.as_literal()?.value),
                                    Some(inner) if inner.format_spec.is_none() => {
                                        text.push_str(&as_text(
                                            &self.eval(&inner.expression, scope)?,
                                        )?);
                                    }
                                    Some(_) => return None,
                                }
                            }
                        }
                    }
                }
                Some(Value::Text(text))
            }
            Expr::Tuple(tuple) => self.members(&tuple.elts, scope).map(Value::List),
            Expr::List(list) => self.members(&list.elts, scope).map(Value::List),
            Expr::Dict(dict) => {
                let mut pairs = Vec::new();
                for item in &dict.items {
                    match &item.key {
                        Some(key) => {
                            let value = self.eval(&item.value, scope).unwrap_or(Value::Unknown);
                            pairs.push((self.key_text(key, scope)?, value));
                        }
                        None => match self.eval(&item.value, scope)? {
                            Value::Dict(inner) => pairs.extend(inner),
                            _ => return None,
                        },
                    }
                }
                Some(Value::Dict(pairs))
            }
            Expr::Name(name) => self.lookup_in_scope(name.id.as_str(), scope),
            Expr::Attribute(attribute) => {
                let whole = dotted_name(expression);
                if let Some(value) = whole.and_then(|name| self.assigned_attribute(&name, scope)) {
                    return Some(value);
                }
                if let Some(value) = self.class_attribute(&attribute.value, &attribute.attr, scope)
                {
                    return Some(value);
                }
                self.attribute(self.eval(&attribute.value, scope)?, attribute.attr.as_str())
            }
            Expr::Named(named) => self.eval(&named.value, scope),
            Expr::Subscript(subscript) => {
                let value = self.eval(&subscript.value, scope)?;
                let index = self.eval(&subscript.slice, scope)?;
                match (value, index) {
                    (Value::Dict(pairs), Value::Text(key)) => find(&pairs, &key),
                    (Value::External(name), Value::Text(key)) if name == "os.environ" => {
                        self.context.environment.get(&key).map(Value::Text)
                    }
                    (Value::External(name), Value::Int(index)) if name.starts_with(PARENTS) => {
                        nth_parent(Path::new(&name[PARENTS.len()..]), index)
                    }
                    (Value::List(values), Value::Int(index)) => {
                        let from_the_end = if index < 0 { values.len() } else { 0 };
                        let index =
                            from_the_end.checked_add_signed(isize::try_from(index).ok()?)?;
                        values
                            .get(index)
                            .filter(|value| **value != Value::Unknown)
                            .cloned()
                    }
                    _ => None,
                }
            }
            Expr::BoolOp(operation) => {
                let mut last = None;
                for operand in &operation.values {
                    let value = self.eval(operand, scope)?;
                    let decided = truth(&value)? == (operation.op == BoolOp::Or);
                    last = Some(value);
                    if decided {
                        break;
                    }
                }
                last
            }
            Expr::UnaryOp(operation) if operation.op == UnaryOp::USub => {
                match self.eval(&operation.operand, scope)? {
                    Value::Int(number) => number.checked_neg().map(Value::Int),
                    _ => None,
                }
            }
            Expr::UnaryOp(operation) if operation.op == UnaryOp::Not => {
                Some(Value::Bool(!truth(&self.eval(&operation.operand, scope)?)?))
            }
            Expr::If(choice) => match truth(&self.eval(&choice.test, scope)?)? {
                true => self.eval(&choice.body, scope),
                false => self.eval(&choice.orelse, scope),
            },
            Expr::Compare(comparison) => {
                let ([operator], [right]) = (&*comparison.ops, &*comparison.comparators) else {
                    return None;
                };
                let (left, right) = (
                    self.eval(&comparison.left, scope)?,
                    self.eval(right, scope)?,
                );
                match operator {
                    CmpOp::Eq | CmpOp::Is => Some(Value::Bool(left == right)),
                    CmpOp::NotEq | CmpOp::IsNot => Some(Value::Bool(left != right)),
                    _ => None,
                }
            }
            Expr::BinOp(operation) => {
                match (
                    operation.op,
                    self.eval(&operation.left, scope)?,
                    self.eval(&operation.right, scope)?,
                ) {
                    (Operator::Add, Value::Text(left), Value::Text(right)) => {
                        Some(Value::Text(left + &right))
                    }
                    (Operator::Add, Value::List(left), Value::List(right)) => {
                        Some(Value::List([left, right].concat()))
                    }
                    (Operator::Div, Value::Path(left), right) => {
                        Some(Value::Path(normalize(&left.join(as_text(&right)?))))
                    }
                    (Operator::BitOr, Value::Dict(left), Value::Dict(right)) => {
                        Some(Value::Dict([left, right].concat()))
                    }
                    _ => None,
                }
            }
            Expr::Call(call) => self.call(call, scope),
            _ => None,
        }
    }

    /// Returns the members of a list, `Unknown` for those that can't be told.
    fn members(&self, expressions: &[Expr], scope: &Scope) -> Option<Vec<Value>> {
        let mut members = Vec::new();
        for expression in expressions {
            match expression {
                Expr::Starred(starred) => match self.eval(&starred.value, scope)? {
                    Value::List(more) => members.extend(more),
                    _ => return None,
                },
                one => members.push(self.eval(one, scope).unwrap_or(Value::Unknown)),
            }
        }
        Some(members)
    }

    pub(super) fn eval_all(&self, expressions: &[Expr], scope: &Scope) -> Option<Vec<Value>> {
        expressions
            .iter()
            .map(|expression| self.eval(expression, scope))
            .collect()
    }

    /// Returns a dictionary's key; SQLAlchemy's classes stand for the keys of a naming convention.
    fn key_text(&self, key: &Expr, scope: &Scope) -> Option<String> {
        match self.eval(key, scope)? {
            Value::Text(text) => Some(text),
            Value::External(name) if is_sqlalchemy(&name) => match last_part(&name) {
                "Index" => Some("ix".to_owned()),
                "UniqueConstraint" => Some("uq".to_owned()),
                "CheckConstraint" => Some("ck".to_owned()),
                "ForeignKeyConstraint" => Some("fk".to_owned()),
                "PrimaryKeyConstraint" => Some("pk".to_owned()),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn lookup_in_scope(&self, name: &str, scope: &Scope) -> Option<Value> {
        match scope.locals.as_ref().and_then(|locals| locals.get(name)) {
            Some(bindings) => self.bound(bindings, scope),
            None => self.lookup(&scope.module, name),
        }
    }

    /// Returns what a name of a module stands for.
    fn lookup(&self, module: &Rc<Module>, name: &str) -> Option<Value> {
        let scope = Scope {
            module: module.clone(),
            locals: None,
        };
        let value = match module.names.get(name) {
            Some(bindings) => self.bound(bindings, &scope)?,
            None if name == "__file__" => Value::Text(module.path.to_string_lossy().into_owned()),
            None => {
                let stars = module.stars.iter().rev();
                stars
                    .filter_map(|star| self.module(star))
                    .find_map(|other| self.lookup_guarded(&other, name))?
            }
        };
        Some(self.with_assigned_convention(name, value, &scope))
    }

    pub(super) fn lookup_guarded(&self, module: &Rc<Module>, name: &str) -> Option<Value> {
        if self.depth.get() >= MAX_DEPTH {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let value = self.lookup(module, name);
        self.depth.set(self.depth.get() - 1);
        value
    }

    /// Several bindings must agree, or nothing is known.
    fn bound(&self, bindings: &[Binding], scope: &Scope) -> Option<Value> {
        let mut values = bindings.iter().map(|binding| self.binding(binding, scope));
        let first = values.next()??;
        values
            .all(|value| value.as_ref() == Some(&first))
            .then_some(first)
    }

    fn binding(&self, binding: &Binding, scope: &Scope) -> Option<Value> {
        match binding {
            Binding::Expression(expression) => self.eval(expression, scope),
            Binding::Import {
                module,
                member: None,
            } => Some(self.imported(module)),
            Binding::Import {
                module,
                member: Some(member),
            } => match self.module(module) {
                Some(found) if found.names.contains_key(member) || !found.stars.is_empty() => self
                    .lookup_guarded(&found, member)
                    .or_else(|| self.submodule(module, member)),
                _ => self.submodule(module, member).or_else(|| {
                    self.module(module)
                        .is_none()
                        .then(|| Value::External(format!("{module}.{member}")))
                }),
            },
            Binding::Class(class) => self.class(class, scope),
            Binding::Function(_) | Binding::Other => None,
        }
    }

    fn imported(&self, dotted: &str) -> Value {
        let folder_exists = || {
            self.folders
                .iter()
                .any(|folder| folder.join(dotted.replace('.', "/")).is_dir())
        };
        match self.module(dotted).is_some() || (!is_known_library(dotted) && folder_exists()) {
            true => Value::Module(dotted.to_owned()),
            false => Value::External(dotted.to_owned()),
        }
    }

    fn submodule(&self, module: &str, member: &str) -> Option<Value> {
        let dotted = format!("{module}.{member}");
        self.module(&dotted).map(|_| Value::Module(dotted))
    }

    /// Reads a module of the project.
    pub(super) fn module(&self, dotted: &str) -> Option<Rc<Module>> {
        if is_known_library(dotted) {
            return None;
        }
        if let Some(known) = self.modules.borrow().get(dotted) {
            return known.clone();
        }
        let read = || {
            let path = find_module(dotted, &self.folders)?;
            let text = std::fs::read_to_string(&path).ok()?.replace("\r\n", "\n");
            Some(Rc::new(Module::parse(&path, dotted, &text)?.0))
        };
        let module = read();
        self.modules
            .borrow_mut()
            .insert(dotted.to_owned(), module.clone());
        module
    }

    /// Finds `name = expression` for a dotted name that is assigned in the expression's own module.
    fn assigned_attribute(&self, name: &str, scope: &Scope) -> Option<Value> {
        self.assigned(name, scope)?
    }

    /// The same; `Some(None)` is an assignment whose value can't be told.
    fn assigned(&self, name: &str, scope: &Scope) -> Option<Option<Value>> {
        let (_, expression) = scope
            .module
            .attributes
            .iter()
            .rev()
            .find(|(assigned, _)| assigned == name)?;
        let key = format!("{} {name}", scope.module.path.display());
        if self.pending.borrow().contains(&key) {
            return None;
        }
        self.pending.borrow_mut().push(key);
        let value = expression
            .as_ref()
            .and_then(|expression| self.eval(expression, scope));
        self.pending.borrow_mut().pop();
        Some(value)
    }

    /// Heeds `Base.metadata.naming_convention = {...}` and the like beside the definition of `Base`.
    fn with_assigned_convention(&self, name: &str, value: Value, scope: &Scope) -> Value {
        let assigned = |suffix: &str| self.assigned(&format!("{name}.{suffix}"), scope);
        let convention = |value: Option<Value>| value.as_ref().and_then(as_convention);
        match value {
            Value::Metadata(_) => match assigned("naming_convention") {
                Some(given) => convention(given)
                    .map_or(Value::External("unknown".into()), |found| {
                        Value::Metadata(Some(found))
                    }),
                None => value,
            },
            // A class of another library may have its metadata changed here, too.
            Value::HasMetadata(_) | Value::External(_) => {
                if let Some(given) = assigned("metadata.naming_convention") {
                    return convention(given).map_or(Value::External("unknown".into()), |found| {
                        Value::HasMetadata(Some(found))
                    });
                }
                match assigned("metadata") {
                    Some(Some(Value::Metadata(found))) => Value::HasMetadata(found),
                    Some(_) => Value::External("unknown".into()),
                    None => value,
                }
            }
            other => other,
        }
    }

    fn attribute(&self, value: Value, name: &str) -> Option<Value> {
        match value {
            Value::Module(dotted) => match self.module(&dotted) {
                Some(module) => self
                    .lookup_guarded(&module, name)
                    .or_else(|| self.submodule(&dotted, name)),
                None => self
                    .submodule(&dotted, name)
                    .or_else(|| Some(Value::Module(format!("{dotted}.{name}")))),
            },
            Value::Metadata(convention) => match name {
                "naming_convention" => {
                    let pairs = convention.unwrap_or(naming::NamingConvention::default().0);
                    let text = |(key, template)| (key, Value::Text(template));
                    Some(Value::Dict(pairs.into_iter().map(text).collect()))
                }
                _ => None,
            },
            Value::HasMetadata(convention) => match name {
                "metadata" => Some(Value::Metadata(convention)),
                "Model" | "registry" => Some(Value::HasMetadata(convention)),
                _ => None,
            },
            Value::External(dotted) => match (dotted.as_str(), name) {
                ("alembic.context", "config") => Some(Value::Config),
                ("os" | "os.path", "pardir") => Some(Value::Text("..".to_owned())),
                ("os" | "os.path", "curdir") => Some(Value::Text(".".to_owned())),
                (class, "metadata") if is_plain_base(class) => Some(Value::Metadata(None)),
                _ => Some(Value::External(format!("{dotted}.{name}"))),
            },
            Value::Path(path) => match name {
                "parent" => nth_parent(&path, 0),
                "parents" => Some(Value::External(format!("{PARENTS}{}", path.display()))),
                "name" => Some(Value::Text(path.file_name()?.to_str()?.to_owned())),
                _ => None,
            },
            Value::Config => match name {
                "config_ini_section" => Some(Value::Text(self.context.section.to_owned())),
                "config_file_name" => Some(Value::Text(self.context.config_file_name.to_owned())),
                "attributes" => Some(Value::Dict(Vec::new())),
                _ => None,
            },
            _ => None,
        }
    }

    fn class(&self, class: &StmtClassDef, scope: &Scope) -> Option<Value> {
        for decorator in &class.decorator_list {
            if let Expr::Call(call) = &decorator.expression
                && let Some(Value::External(name)) = self.eval(&call.func, scope)
                && last_part(&name) == "as_declarative"
            {
                return self.metadata_keyword(call, scope);
            }
        }
        let inside = class_scope(class, scope);
        for statement in &class.body {
            let (name, value) = match statement {
                Stmt::Assign(assign) => match assign.targets.as_slice() {
                    [Expr::Name(name)] => (name.id.as_str(), &assign.value),
                    _ => continue,
                },
                Stmt::AnnAssign(assign) => match (&*assign.target, &assign.value) {
                    (Expr::Name(name), Some(value)) => (name.id.as_str(), value),
                    _ => continue,
                },
                _ => continue,
            };
            match (
                name,
                self.eval_if(matches!(name, "metadata" | "registry"), value, &inside),
            ) {
                (
                    "metadata" | "registry",
                    Some(Value::Metadata(found) | Value::HasMetadata(found)),
                ) => {
                    return Some(Value::HasMetadata(found));
                }
                ("metadata" | "registry", _) => return None,
                _ => {}
            }
        }
        let bases = class
            .arguments
            .iter()
            .flat_map(|arguments| arguments.args.iter());
        for base in bases {
            match self.eval(base, scope) {
                Some(Value::HasMetadata(found)) => return Some(Value::HasMetadata(found)),
                Some(Value::External(name)) if is_plain_base(&name) => {
                    return Some(Value::HasMetadata(None));
                }
                _ => {}
            }
        }
        None
    }

    /// Returns what a plain class of the same module has under a name: `Settings.convention`.
    fn class_attribute(&self, owner: &Expr, name: &str, scope: &Scope) -> Option<Value> {
        let Expr::Name(owner) = owner else {
            return None;
        };
        let [Binding::Class(class)] = scope.module.names.get(owner.id.as_str())?.as_slice() else {
            return None;
        };
        let inside = class_scope(class, scope);
        let bindings = inside.locals.as_ref()?.get(name)?;
        self.bound(bindings, &inside)
    }

    fn eval_if(&self, wanted: bool, expression: &Expr, scope: &Scope) -> Option<Value> {
        wanted.then(|| self.eval(expression, scope)).flatten()
    }

    pub(super) fn absolute(&self, path: &str) -> PathBuf {
        normalize(&self.context.working_directory.join(path))
    }
}

/// The names that the body of a class sees.
fn class_scope(class: &StmtClassDef, scope: &Scope) -> Scope {
    Scope {
        module: scope.module.clone(),
        locals: Some(Rc::new(class_names(class))),
    }
}

/// Marks the value of `path.parents`, which is only ever subscripted.
const PARENTS: &str = "parents of ";

/// Returns a truth value where Python's is certain.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::None => Some(false),
        Value::Bool(flag) => Some(*flag),
        Value::Int(number) => Some(*number != 0),
        Value::Text(text) => Some(!text.is_empty()),
        Value::List(values) => Some(!values.is_empty()),
        Value::Dict(pairs) => Some(!pairs.is_empty()),
        Value::Path(_) | Value::Config | Value::Module(_) => Some(true),
        Value::Metadata(_) | Value::HasMetadata(_) | Value::External(_) | Value::Unknown => None,
    }
}

/// Returns what `str()` makes of a value.
pub(super) fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        Value::Path(path) => Some(path.to_string_lossy().into_owned()),
        _ => None,
    }
}

/// Returns a dictionary as a naming convention. Templates must be plain; what else it defines are functions for tokens, which
/// are left out: a template that uses one gives no name.
pub(super) fn as_convention(value: &Value) -> Option<NamingConvention> {
    let Value::Dict(pairs) = value else {
        return None;
    };
    let mut convention = NamingConvention::new();
    for (name, value) in pairs {
        match value {
            Value::Text(text) => {
                convention.insert(name.clone(), text.clone());
            }
            _ if naming::KINDS.contains(&name.as_str()) => return None,
            _ => {}
        }
    }
    Some(convention)
}

pub(super) fn find(pairs: &[(String, Value)], key: &str) -> Option<Value> {
    pairs
        .iter()
        .rev()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.clone())
        .filter(|value| *value != Value::Unknown)
}

fn nth_parent(path: &Path, index: i64) -> Option<Value> {
    let parent = path.ancestors().nth(usize::try_from(index).ok()? + 1)?;
    Some(Value::Path(parent.to_owned()))
}

/// Takes `.` and `..` out of a path without asking the file system.
fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

pub(super) fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn root(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

pub(super) fn is_sqlalchemy(name: &str) -> bool {
    root(name) == "sqlalchemy"
}

/// Libraries whose metadata has SQLAlchemy's default naming convention unless it is told otherwise.
pub(super) fn is_metadata_library(name: &str) -> bool {
    matches!(root(name), "sqlmodel" | "flask_sqlalchemy")
}

/// Base classes that come without a naming convention.
fn is_plain_base(name: &str) -> bool {
    match last_part(name) {
        "DeclarativeBase" | "DeclarativeBaseNoMeta" => is_sqlalchemy(name),
        "SQLModel" => is_metadata_library(name),
        _ => false,
    }
}

/// Modules that are never a project's own, so that no file is looked for.
fn is_known_library(dotted: &str) -> bool {
    matches!(
        root(dotted),
        "alembic"
            | "sqlalchemy"
            | "sqlmodel"
            | "flask_sqlalchemy"
            | "os"
            | "sys"
            | "pathlib"
            | "logging"
            | "asyncio"
            | "typing"
            | "json"
            | "re"
    )
}
