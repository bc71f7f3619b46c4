//! The module level of such a file: imports of the libraries, plain values, functions.

use std::collections::HashMap;

use rustpython_ruff_python_ast::{Alias, Expr, Operator, Stmt, StmtFunctionDef};

use super::super::Direction;
use super::expressions::{Scope, canonical, value_of};
use super::value::Value;

/// What names of the module level stand for.
pub(super) struct Module<'a> {
    names: HashMap<&'a str, Value>,
    functions: HashMap<&'a str, &'a StmtFunctionDef>,
}

impl<'a> Module<'a> {
    /// Reads the statements of a file; None where one of them is of another kind.
    pub fn read(body: &'a [Stmt]) -> Option<Module<'a>> {
        let mut module = Module {
            names: HashMap::new(),
            functions: HashMap::new(),
        };
        for statement in body {
            module.statement(statement)?;
        }
        Some(module)
    }

    /// What a name stands for.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.names.get(name)
    }

    /// The function of a direction, if it takes nothing.
    pub fn function(&self, direction: Direction) -> Option<&'a StmtFunctionDef> {
        let function = self.functions.get(direction.name()).copied()?;
        function.parameters.is_empty().then_some(function)
    }

    fn statement(&mut self, statement: &'a Stmt) -> Option<()> {
        match statement {
            Stmt::Expr(expression) => expression.value.is_string_literal_expr().then_some(()),
            Stmt::Pass(_) => Some(()),
            Stmt::Import(import) => import.names.iter().try_for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(import) if import.level == 0 => {
                let module = import.module.as_ref()?.as_str();
                import.names.iter().try_for_each(|alias| {
                    let name = alias.name.as_str();
                    let bound = alias.asname.as_ref().map_or(name, |name| name.as_str());
                    self.bind(bound, Value::Named(imported(module, name)?))
                })
            }
            Stmt::Assign(assign) => {
                let value = self.plain(&assign.value)?;
                assign.targets.iter().try_for_each(|target| {
                    self.bind(target.as_name_expr()?.id.as_str(), value.clone())
                })
            }
            Stmt::AnnAssign(assign) => {
                let name = assign.target.as_name_expr()?.id.as_str();
                self.ensure_annotation(&assign.annotation)?;
                match &assign.value {
                    Some(value) => {
                        let value = self.plain(value)?;
                        self.bind(name, value)
                    }
                    None => Some(()),
                }
            }
            Stmt::FunctionDef(function) => self.define(function),
            _ => None,
        }
    }

    fn import(&mut self, alias: &'a Alias) -> Option<()> {
        let module = alias.name.as_str();
        ensure_harmless(module)?;
        match &alias.asname {
            Some(name) => self.bind(name.as_str(), Value::Named(module.to_owned())),
            None => {
                let top = module.split('.').next()?;
                self.bind(top, Value::Named(top.to_owned()))
            }
        }
    }

    fn bind(&mut self, name: &'a str, value: Value) -> Option<()> {
        // What names a file gives to itself would change what Python sees of it.
        if name.starts_with("__") {
            return None;
        }
        self.functions.remove(name);
        self.names.insert(name, value);
        Some(())
    }

    fn define(&mut self, function: &'a StmtFunctionDef) -> Option<()> {
        let is_plain = function.decorator_list.is_empty()
            && !function.is_async
            && function.type_params.is_none();
        if !is_plain {
            return None;
        }
        // Of what a definition says, this is evaluated at once.
        let parameters = &function.parameters;
        let annotations = parameters
            .iter()
            .filter_map(|parameter| parameter.annotation());
        annotations
            .chain(function.returns.as_deref())
            .try_for_each(|annotation| self.ensure_annotation(annotation))?;
        parameters
            .iter_non_variadic_params()
            .filter_map(|parameter| parameter.default())
            .try_for_each(|default| self.plain(default).map(drop))?;
        let name = function.name.as_str();
        self.names.remove(name);
        self.functions.insert(name, function);
        Some(())
    }

    /// The value of an assignment. Types may be shared between tables, other things belong to one.
    fn plain(&self, expression: &Expr) -> Option<Value> {
        let value = value_of(expression, &Scope::of(self))?;
        is_shareable(&value).then_some(value)
    }

    /// Makes sure that an annotation can be evaluated: all its names are there.
    fn ensure_annotation(&self, annotation: &Expr) -> Option<()> {
        const BUILTINS: [&str; 6] = ["str", "int", "bool", "list", "tuple", "dict"];
        match annotation {
            Expr::NoneLiteral(_) | Expr::StringLiteral(_) => Some(()),
            Expr::Name(name) => {
                let name = name.id.as_str();
                (BUILTINS.contains(&name) || self.names.contains_key(name)).then_some(())
            }
            Expr::Subscript(subscript) => {
                self.ensure_annotation(&subscript.value)?;
                self.ensure_annotation(&subscript.slice)
            }
            Expr::Tuple(tuple) => tuple
                .elts
                .iter()
                .try_for_each(|item| self.ensure_annotation(item)),
            Expr::BinOp(operation) if operation.op == Operator::BitOr => {
                self.ensure_annotation(&operation.left)?;
                self.ensure_annotation(&operation.right)
            }
            _ => None,
        }
    }
}

/// Whether the value may be used in several places.
pub(super) fn is_shareable(value: &Value) -> bool {
    match value {
        Value::None
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Text(_)
        | Value::Type(_)
        | Value::Sql(_)
        | Value::Opaque => true,
        Value::List(items) | Value::Tuple(items) => items.iter().all(is_shareable),
        Value::Final(_)
        | Value::Dict(_)
        | Value::Named(_)
        | Value::Bind
        | Value::Column(_)
        | Value::ForeignKey(_)
        | Value::Constraint(_) => false,
    }
}

/// Libraries that mig has stand-ins for, which a project could have others of.
pub const STAND_INS: [&str; 5] = [
    "fastapi_users_db_sqlalchemy",
    "geoalchemy2",
    "pgvector",
    "sqlalchemy_utils",
    "sqlmodel",
];

/// Modules whose import does nothing that another file could tell. Those of the standard library are mig's own; a project
/// can't put others in their place.
fn ensure_harmless(module: &str) -> Option<()> {
    const MODULES: [&str; 22] = [
        "alembic",
        "collections.abc",
        "datetime",
        "fastapi_users_db_sqlalchemy",
        "fastapi_users_db_sqlalchemy.generics",
        "geoalchemy2",
        "json",
        "pgvector",
        "pgvector.sqlalchemy",
        "sqlalchemy",
        "sqlalchemy.dialects",
        "sqlalchemy.dialects.postgresql",
        "sqlalchemy.schema",
        "sqlalchemy.sql",
        "sqlalchemy.sql.expression",
        "sqlalchemy.types",
        "sqlalchemy_utils",
        "sqlmodel",
        "sqlmodel.sql",
        "sqlmodel.sql.sqltypes",
        "typing",
        "uuid",
    ];
    MODULES.contains(&module).then_some(())
}

/// The dotted name of what `from module import name` gives, if that is known to exist.
fn imported(module: &str, name: &str) -> Option<String> {
    let is_known = match module {
        "__future__" => matches!(
            name,
            "absolute_import" | "annotations" | "division" | "print_function" | "unicode_literals"
        ),
        "alembic" => matches!(name, "op" | "context"),
        "collections.abc" => matches!(name, "Sequence" | "Iterable" | "Mapping"),
        "typing" => matches!(
            name,
            "Any"
                | "Dict"
                | "Iterable"
                | "List"
                | "Optional"
                | "Sequence"
                | "Set"
                | "Tuple"
                | "Union"
        ),
        "datetime" => matches!(name, "date" | "datetime" | "timedelta" | "timezone"),
        "uuid" => matches!(name, "UUID" | "uuid4"),
        "sqlalchemy.dialects" => name == "postgresql",
        _ => {
            let full = format!("{module}.{name}");
            return canonical(&full).map(str::to_owned).or_else(|| {
                let exists = module == "sqlalchemy"
                    && matches!(name, "orm" | "sql" | "inspect" | "select" | "types")
                    || module == "sqlalchemy.sql" && matches!(name, "table" | "column" | "select");
                exists.then_some(full)
            });
        }
    };
    is_known.then(|| format!("{module}.{name}"))
}
